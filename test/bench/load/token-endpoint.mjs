import { createHash } from 'node:crypto';

export const VERIFIER = 'a-verifier-for-the-bench-that-is-long-enough-for-rfc-7636';
export const CALLBACK = 'https://bench.example/callback';

const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

let asked = 0;

/** Calls a token endpoint like an application. Each request comes from another network, so that no rate limit affects the measurement. */
export async function redeem(connection, path, { id, secret }, fields) {
  asked += 1;
  const headers = [
    `authorization: Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    'content-type: application/x-www-form-urlencoded',
    `x-forwarded-for: 10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
  ];
  const answer = await connection.request('POST', path, headers, new URLSearchParams(fields).toString());
  if (answer.status !== 200) throw new Error(`POST ${path}: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body);
}

export function ofCode(code) {
  return { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER };
}

export function ofRefreshToken(token) {
  return { grant_type: 'refresh_token', refresh_token: token };
}

/** The address that gives a code at once to a browser that is logged on. */
export function codeAddress(clientId) {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid profile email',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    state: 'bench',
    nonce: 'bench',
  });
  return `/t/demo/oidc/auth?${query.toString()}`;
}
