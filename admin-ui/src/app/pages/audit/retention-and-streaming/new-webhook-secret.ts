/** Size of a secret in bytes, as the Standard Webhooks specification recommends: 24 to 64. */
const BYTES = 32;

/** A secret in the form of the Standard Webhooks specification: `whsec_` and random bytes in base64. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return `whsec_${btoa(String.fromCodePoint(...bytes))}`;
}
