import { hashSecret, isId, isSecret, newSecret } from '#kernel';

/** What the session cookie holds: the tenant, so that the look-up runs in its context, and the session's secret. */
export interface SessionToken {
  readonly tenantId: string;
  readonly secretHash: Buffer;
}

/** A new session secret with the cookie value that carries it. */
export function newSessionToken(tenantId: string): { readonly token: string; readonly secretHash: Buffer } {
  const secret = newSecret();
  return { token: `${tenantId}.${secret}`, secretHash: hashSecret(secret) };
}

/** Reads a cookie value; undefined when it has not the form of a session token. */
export function parseSessionToken(value: string | undefined): SessionToken | undefined {
  const [tenantId, secret, ...rest] = value?.split('.') ?? [];
  if (tenantId === undefined || !isId(tenantId) || !isSecret(secret) || rest.length > 0) return undefined;
  return { tenantId, secretHash: hashSecret(secret) };
}
