import type { IncomingMessage } from 'node:http';
import type { OidcPages } from '../pages/oidc-pages.js';

/** A session of the portal, as far as applications are told of it. */
export interface PortalSession {
  readonly id: string;
  readonly accountId: string;
  /** Seconds since 1970. */
  readonly authenticatedSeconds: number;
  readonly amr: readonly string[];
  readonly acr: string;
}

/** What a browser that comes to the provider brings along. */
export interface Visit {
  readonly session: PortalSession | undefined;
  readonly pages: OidcPages;
  /** A code of the device flow that stood in the address. */
  readonly userCode?: string | undefined;
}

const visits = new WeakMap<IncomingMessage, Visit>();

/** Notes whose visit a request is, for what the provider calls back. */
export function noteVisit(request: IncomingMessage, visit: Visit): void {
  visits.set(request, visit);
}

/** @throws TypeError for a request that was not announced */
export function visitOf({ req }: { readonly req: IncomingMessage }): Visit {
  const visit = visits.get(req);
  if (visit === undefined) throw new TypeError('A request came to the provider past its controller');
  return visit;
}
