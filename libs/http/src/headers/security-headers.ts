import type { FastifyReply, FastifyRequest } from 'fastify';
import { policyOf } from './content-security-policy.js';

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * The headers that do not depend on the request. `Referrer-Policy` is `same-origin` and not `no-referrer`: with the
 * latter browsers send `Origin: null` for forms (Fetch, "append a request Origin header"), and the check of the origin
 * would have to let that pass. Other origins get no referrer in either case.
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

/** Sets what every answer carries before a route runs, so that a route can say otherwise about caching. */
export function setSecurityHeaders(reply: FastifyReply, isHttps: boolean): void {
  void reply.headers(fixedHeaders(isHttps));
}

/** What an answer carries that belongs to no request and shows nothing. */
export function bareHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return { ...fixedHeaders(isHttps), 'content-security-policy': policy };
}

function fixedHeaders(isHttps: boolean): Record<string, string> {
  const transport = { 'strict-transport-security': `max-age=${String(ONE_YEAR_SECONDS)}` };
  return { ...FIXED, 'cache-control': 'no-store', ...(isHttps ? transport : {}) };
}

/** Sets the content security policy; last, as the page may have widened it. */
export function setPolicy(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('content-security-policy', policyOf(request));
}
