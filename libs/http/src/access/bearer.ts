import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

/** Paths where API tokens are accepted. Other routes have their own bearer tokens, such as the access tokens of OpenID Connect. */
const TAKING = /^\/(?:api\/admin|scim\/v2)(?:\/|$)/;

/** RFC 6750, 2.1. Our tokens are never longer than this. */
const HEADER = /^bearer(?: +([A-Za-z0-9._~+/=-]{1,200}))? *$/i;

/**
 * The bearer token of a request; empty if its form cannot be valid. Undefined: the request has none, and its cookies count. A request with
 * a bearer token is judged by that alone.
 */
export function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined || !TAKING.test(request.routeOptions.url ?? '')) return undefined;
  if (!/^bearer\b/i.test(authorization)) return undefined;
  return HEADER.exec(authorization)?.[1] ?? '';
}

/** Finds the principal of a bearer token. Optional; provided under this class as the token. Without it every bearer token is refused. */
export abstract class BearerResolver {
  /** @throws DomainError `api_token.refused` if the token is not valid now */
  abstract resolve(request: FastifyRequest, token: string): Promise<Principal>;
}
