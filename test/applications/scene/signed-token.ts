import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';

interface SignedToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Reads a token signed with RS256, like an application. @throws Error if no published key has signed it */
export async function readSigned(token: string, jwksUri: string): Promise<SignedToken> {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as SignedToken['claims'];
  const { kid, alg } = read(header);
  const { keys } = (await (await fetch(jwksUri)).json()) as { keys: JsonWebKey[] };
  const jwk = keys.find((one) => one['kid'] === kid);
  if (alg !== 'RS256' || jwk === undefined) throw new Error(`Signed by ${String(alg)}, key ${String(kid)}`);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  if (!verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url')))
    throw new Error('The signature is wrong');
  return { header: read(header), claims: read(claims) };
}
