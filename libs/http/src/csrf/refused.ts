import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';

/**
 * Why a request that changes something was refused.
 *
 * - `foreign`: it comes from a page of another site
 * - `address`: it comes from our own page, opened at an address that is not `PUBLIC_URL`
 * - `cookies`: the browser sends no cookie of ours: it blocks or has lost them
 * - `logged_on`: the page was opened before a logon in this browser, which changed its secret
 * - `page`: none of these; the page is from another browser, or older than the keys
 */
export type CsrfCause = 'foreign' | 'address' | 'cookies' | 'logged_on' | 'page';

const DETAILS: Readonly<Record<CsrfCause, string>> = {
  foreign: 'The request does not come from a page of this site.',
  address: 'The page was opened at an address other than the public one.',
  cookies: 'The browser sent no cookie of this site.',
  logged_on: 'The page is from before a logon in this browser.',
  page: 'The token in header x-csrf-token or field _csrf is missing or not of this browser.',
};

/** The refusal. The problem document includes its cause, and the facts that a page needs to help. */
export function csrfRefused(cause: CsrfCause, facts: Readonly<Record<string, unknown>> = {}): DomainError {
  return new DomainError('forbidden', 'csrf.refused', {
    detail: DETAILS[cause],
    facts: { cause, ...facts },
  });
}

/** Maximum length of a stranger's text in the log. */
const LOGGED = 200;

/** Data that shows the operator which address people use, or which proxy changes it. */
export function askedBy(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  const { origin, host } = request.headers;
  return {
    origin: origin?.slice(0, LOGGED),
    host: host?.slice(0, LOGGED),
    site: request.headers['sec-fetch-site']?.toString().slice(0, LOGGED),
  };
}
