import { DomainError } from '#kernel';
import { fixedHeaders, type FixedHeader } from './delivery/fixed-headers.js';
import { webhookSecret } from './delivery/webhook-secret.js';
import type { WebhookRow } from './webhook-row.js';

/** The settings of a webhook: its address, and the secret and headers that authenticate it. */
export interface WebhookSettings {
  readonly url: string;
  /** Undefined: unchanged. */
  readonly secret?: string | undefined;
  /** All fixed headers; undefined: unchanged. */
  readonly headers?: readonly FixedHeader[] | undefined;
}

/** @throws DomainError `audit.webhook.secret_invalid` */
export function checkedSecret(secret: string): string {
  const result = webhookSecret.safeParse(secret);
  if (result.success) return result.data;
  throw new DomainError('invalid', 'audit.webhook.secret_invalid', {
    detail: 'The secret must be whsec_ and 24 to 64 random bytes in base64.',
  });
}

/**
 * Requires the headers to be given again when the origin changes, so that nobody can read their values by sending them to their own host.
 *
 * @throws DomainError `audit.webhook.headers_required`
 */
export function assertSameReceiver(former: WebhookRow | undefined, origin: string): void {
  if (former === undefined || former.headers.length === 0 || new URL(former.url).origin === origin) return;
  throw new DomainError('invalid', 'audit.webhook.headers_required', {
    detail: `The headers ${former.headers.join(', ')} were set for another receiver. Enter their values again, or set none.`,
  });
}

/** @throws DomainError `audit.webhook.headers_invalid` */
export function checkedHeaders(headers: readonly FixedHeader[]): readonly FixedHeader[] {
  const result = fixedHeaders.safeParse(headers);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = issue?.path[0];
  const name = typeof at === 'number' ? (headers[at]?.name ?? '') : '';
  throw new DomainError('invalid', 'audit.webhook.headers_invalid', {
    detail: `The headers cannot be sent: ${issue?.path.includes('value') === true ? `the value of ${nameForPeople(name)}` : nameForPeople(name)} ${issue?.message ?? 'has another form'}.`,
  });
}

/** A text entered as a name may contain anything. */
function nameForPeople(name: string): string {
  return /^[A-Za-z0-9-]{1,64}$/.test(name) ? name : 'a header';
}
