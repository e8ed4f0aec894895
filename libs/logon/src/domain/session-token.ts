import { hashSecret, isId, isSecret, newSecret } from '#kernel';

/** Content of the session cookie: the tenant, in whose context the look-up runs, and the session's secret. */
export interface SessionToken {
  readonly tenantId: string;
  readonly secretHash: Buffer;
}

/** A new session secret, and the cookie value that carries it. */
export function newSessionToken(tenantId: string): { readonly token: string; readonly secretHash: Buffer } {
  const secret = newSecret();
  return { token: `${tenantId}.${secret}`, secretHash: hashSecret(secret) };
}

/** Parses a cookie value; undefined if it is not a session token. */
export function parseSessionToken(value: string | undefined): SessionToken | undefined {
  const [tenantId, secret, ...rest] = value?.split('.') ?? [];
  if (tenantId === undefined || !isId(tenantId) || !isSecret(secret) || rest.length > 0) return undefined;
  return { tenantId, secretHash: hashSecret(secret) };
}
