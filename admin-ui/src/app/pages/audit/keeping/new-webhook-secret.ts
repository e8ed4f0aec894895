/** Bytes of a secret, as the Standard Webhooks specification advises: 24 to 64. */
const BYTES = 32;

/** A secret as the Standard Webhooks specification writes it: `whsec_` and random bytes in base64. */
export function newWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return `whsec_${btoa(String.fromCodePoint(...bytes))}`;
}
