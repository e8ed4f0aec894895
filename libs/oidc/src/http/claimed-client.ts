import type { FastifyRequest } from 'fastify';

/** Maximum length of a client id that is kept apart; longer ones are cut, and so share one rate. */
const LONGEST = 200;

/** The client that a request claims to come from, by any of the ways of RFC 6749 and RFC 7523; undefined: it names none. The claim is not verified. */
export function claimedClient(request: FastifyRequest): string | undefined {
  const claimed = ofBasic(request.headers.authorization) ?? ofFields(request.body);
  return claimed?.slice(0, LONGEST);
}

function ofBasic(authorization = ''): string | undefined {
  const [, credentials] = /^basic +([A-Za-z0-9+/=]+)$/i.exec(authorization) ?? [];
  if (credentials === undefined) return undefined;
  return Buffer.from(credentials, 'base64').toString().split(':', 1)[0];
}

function ofFields(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { client_id: id, client_assertion: assertion } = body as Readonly<Record<string, unknown>>;
  if (typeof id === 'string') return id;
  return typeof assertion === 'string' ? ofAssertion(assertion) : undefined;
}

/** `sub` of a JSON Web Token, unverified. */
function ofAssertion(assertion: string): string | undefined {
  try {
    const [, payload = ''] = assertion.split('.', 2);
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined; // not a token: the provider refuses it
  }
}
