import type { FastifyRequest } from 'fastify';

/** Who sends a request: the account, its session or API token, and its permissions. */
export interface Principal {
  readonly tenantId: string;
  readonly accountId: string;
  /** The session; for a token, the token's id, which no session has. */
  readonly sessionId: string;
  /** The API token, if the account does not act by a session. */
  readonly via?: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly username: string;
  readonly displayName: string;
  /** Logon method that the session was opened with. */
  readonly method: string;
  /** When the person last authenticated, for acts that demand a fresh proof. */
  readonly authenticatedAt: Date;
  /**
   * Whether that is recent enough for a sensitive act, by the database's clock when the request arrived. A token cannot authenticate again:
   * for a token, this states whether it was created for such acts.
   */
  readonly isFresh: boolean;
  /** Permissions `<area>.<verb>`: those of the role or, for a token, the part of them that it was given. */
  readonly permissions: ReadonlySet<string>;
}

/** Finds the session of a request. Provided once in the process, under this class as the token. */
export abstract class PrincipalResolver {
  /** Null when the request has no valid session. Never throws for a bad cookie. */
  abstract resolve(request: FastifyRequest): Promise<Principal | null>;
}

/** A request that was refused although its session is valid. */
export interface RefusedAccess {
  readonly request: FastifyRequest;
  readonly principal: Principal;
  /** Code of the broken rule. */
  readonly reason: string;
  /** The permission that the route needs; left out if a session is enough. */
  readonly permission?: string;
}

/** Receives refused access, so that it can be recorded. Optional; provided under this class as the token. */
export abstract class AccessLog {
  abstract refused(refusal: RefusedAccess): Promise<void>;
}
