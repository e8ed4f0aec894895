import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { stateOf } from '../request/request-state.js';
import type { PolicyAdditions, WidenedDirective } from './policy-additions.js';

/** The nonce of this answer, for `<script nonce>` and `<style nonce>`. */
export function cspNonce(request: FastifyRequest): string {
  const state = stateOf(request);
  state.nonce ??= randomBytes(16).toString('base64url');
  return state.nonce;
}

/**
 * Extends the policy of this one answer, for example by the origin that a form ends at after its redirects.
 *
 * @param source an origin such as `https://login.example.com`, or `'self'` with its quotes
 * @throws TypeError for anything else, as wildcards and injected directives would undermine the policy
 */
export function allowInPolicy(request: FastifyRequest, directive: WidenedDirective, source: string): void {
  if (source !== "'self'" && !isOrigin(source)) throw new TypeError(`Not an origin: ${source}`);
  const { policy } = stateOf(request);
  policy.set(directive, (policy.get(directive) ?? new Set()).add(source));
}

/**
 * Restricts the forms of this one answer to these addresses: they cannot even submit to the portal.
 *
 * @param addresses HTTP or HTTPS addresses; their queries are ignored
 * @throws TypeError for anything else
 */
export function confineForms(request: FastifyRequest, addresses: readonly string[]): void {
  stateOf(request).formTargets = addresses.map((address) => {
    const { protocol, origin, pathname } = new URL(address);
    if (!/^https?:$/.test(protocol)) throw new TypeError(`Not a web address: ${address}`);
    // Both characters would end the source (CSP Level 3, 2.3.1).
    return `${origin}${pathname.replaceAll(';', '%3B').replaceAll(',', '%2C')}`;
  });
}

/** The policy of an answer that is not a page: the browser loads and runs nothing. */
export const SHOWS_NOTHING =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The policy (CSP Level 3) of one page. */
export function policyOf(request: FastifyRequest): string {
  const { policy, formTargets = ["'self'"] } = stateOf(request);
  const withNonce = `'self' 'nonce-${cspNonce(request)}'`;
  const directives: Readonly<Record<string, string>> = {
    'default-src': "'none'",
    'script-src': withNonce,
    'style-src': withNonce,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'frame-src': "'none'",
    'base-uri': "'none'",
    'form-action': formTargets.join(' '),
    'frame-ancestors': "'none'",
  };
  return Object.entries({ ...directives, ...widened(directives, policy) })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

function widened(
  preset: Readonly<Record<string, string>>,
  additions: PolicyAdditions,
): Record<string, string> {
  return Object.fromEntries(
    [...additions].map(([directive, sources]) => {
      // 'none' is only valid alone.
      const first = preset[directive] === "'none'" ? [] : [preset[directive]];
      return [directive, [...first, ...sources].join(' ')];
    }),
  );
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
}
