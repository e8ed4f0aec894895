import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

/** Where API tokens count. Other routes have bearers of their own, such as the access tokens of OpenID Connect. */
const TAKING = /^\/(?:api\/admin|scim\/v2)(?:\/|$)/;

/** RFC 6750, 2.1. A longer token than this is none of ours. */
const HEADER = /^bearer(?: +([A-Za-z0-9._~+/=-]{1,200}))? *$/i;

/**
 * The bearer token that a request asks by, empty when it has no form that one could have; undefined: it asks by none, and its cookies
 * count. A request with a bearer is judged by that alone.
 */
export function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined || !TAKING.test(request.routeOptions.url ?? '')) return undefined;
  if (!/^bearer\b/i.test(authorization)) return undefined;
  return HEADER.exec(authorization)?.[1] ?? '';
}

/** Tells on whose behalf a bearer token asks. Optional; provided under this class as the token: without it none is good. */
export abstract class BearerResolver {
  /** @throws DomainError `api_token.refused` for one that is not good now */
  abstract resolve(request: FastifyRequest, token: string): Promise<Principal>;
}
