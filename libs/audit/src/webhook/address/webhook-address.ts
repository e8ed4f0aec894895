import { isIP } from 'node:net';
import { DomainError } from '#kernel';
import type { NetworkRules } from '#http';

const LONGEST = 1_000;

/**
 * Parses the address of a receiver. It must use https and contain nothing that could be a secret, because addresses are shown and recorded. Where loopback
 * is allowed, plain http to it is, too. Host names are checked when they are looked up, for each request.
 *
 * @throws DomainError `audit.webhook.address_refused`, with the reason
 */
export function webhookAddress(text: string, rules: NetworkRules, isLoopbackAllowed: boolean): URL {
  const url = URL.canParse(text) && text.length <= LONGEST ? new URL(text) : undefined;
  if (url === undefined) throw refused('It is not an address.');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refused('It must have no user, query or fragment: the signature says who sends.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLoopback = /^localhost\.?$/.test(host) || /^127\./.test(host) || host === '::1';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback && isLoopbackAllowed)) {
    throw refused('It must begin with https://.');
  }
  if (isIP(host) !== 0 && !rules.allows(host)) {
    throw refused('Its host is in a network that receivers may not be in.');
  }
  return url;
}

function refused(detail: string): DomainError {
  return new DomainError('invalid', 'audit.webhook.address_refused', { detail });
}
