import { lookup as lookUp } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { NetworkRules } from './network-rules.js';

/** The name of a receiver resolves to an address that is not allowed. */
export class ForbiddenAddress extends Error {
  readonly code = 'FORBIDDEN_ADDRESS';
}

type LookUp = typeof lookUp;

/**
 * Resolves a name for the connection that is opened next, and refuses if one of its addresses is not allowed. The connection uses the
 * addresses checked here: a name that resolves differently the second time (DNS rebinding) gains nothing.
 */
export function allowedLookup(rules: NetworkRules, find: LookUp = lookUp): LookupFunction {
  return (name, options, callback) => {
    find(name, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, []);
      } else if (found.length === 0 || !found.every(({ address }) => rules.allows(address))) {
        callback(new ForbiddenAddress(), []);
      } else if (options.all === true) {
        callback(null, found);
      } else {
        const [first] = found;
        callback(null, first?.address ?? '', first?.family);
      }
    });
  };
}
