import type { FastifyReply, FastifyRequest } from 'fastify';
import { policyOf, SHOWS_NOTHING } from './content-security-policy.js';

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * The headers that do not depend on the request. `Referrer-Policy` is `same-origin` and not `no-referrer`: with the latter, browsers send
 * `Origin: null` for forms (Fetch, "append a request Origin header"), and the origin check would have to accept that. Other origins get no
 * referrer in either case.
 */
const FIXED: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), ' +
    'publickey-credentials-get=(self), publickey-credentials-create=(self)',
};

/** The same headers with `cache-control`; `strict-transport-security` is added for an installation on HTTPS. */
const BY_HTTP = { ...FIXED, 'cache-control': 'no-store' };
const BY_HTTPS = { ...BY_HTTP, 'strict-transport-security': `max-age=${String(ONE_YEAR_SECONDS)}` };

/** Sets the headers of every answer before a route runs, so that a route can change the caching. */
export function setSecurityHeaders(reply: FastifyReply, isHttps: boolean): void {
  void reply.headers(isHttps ? BY_HTTPS : BY_HTTP);
}

/** The headers of an answer that belongs to no request and shows nothing. */
export function bareHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  return { ...(isHttps ? BY_HTTPS : BY_HTTP), 'content-security-policy': SHOWS_NOTHING };
}

/** Sets the content security policy. Runs last, as it depends on the type of answer, and a page may have extended it. */
export function setPolicy(request: FastifyRequest, reply: FastifyReply): void {
  const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
  void reply.header('content-security-policy', isPage ? policyOf(request) : SHOWS_NOTHING);
}
