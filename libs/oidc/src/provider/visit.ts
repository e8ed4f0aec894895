import type { IncomingMessage } from 'node:http';
import type { OidcPages } from '../pages/oidc-pages.js';

/** A portal session, with what applications may learn of it. */
export interface PortalSession {
  readonly id: string;
  readonly accountId: string;
  /** Seconds since the Unix epoch. */
  readonly authenticatedSeconds: number;
  readonly amr: readonly string[];
  readonly acr: string;
}

/** What the portal tells the provider about a browser's request. */
export interface Visit {
  readonly session: PortalSession | undefined;
  readonly pages: OidcPages;
  /** A device's user code from the address. */
  readonly userCode?: string | undefined;
}

const visits = new WeakMap<IncomingMessage, Visit>();

/** Remembers the visit of a request for the provider's callbacks. */
export function noteVisit(request: IncomingMessage, visit: Visit): void {
  visits.set(request, visit);
}

/** @throws TypeError for a request without a noted visit */
export function visitOf({ req }: { readonly req: IncomingMessage }): Visit {
  const visit = visits.get(req);
  if (visit === undefined) throw new TypeError('A request came to the provider past its controller');
  return visit;
}
