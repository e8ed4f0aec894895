import type { FastifyRequest } from 'fastify';

/** Who asks: the account, the session or the API token that it acts by, and what it may do by that. */
export interface Principal {
  readonly tenantId: string;
  readonly accountId: string;
  /** The session; of a token its own id, which is that of no session. */
  readonly sessionId: string;
  /** The API token, if it is not a session that the account acts by. */
  readonly via?: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly username: string;
  readonly displayName: string;
  /** Logon method that the session was opened with. */
  readonly method: string;
  /** When the person last proved who they are, for what asks for a fresh proof. */
  readonly authenticatedAt: Date;
  /**
   * Whether that is fresh enough for a sensitive act, by the database's clock when the request came. A token cannot prove anything
   * afresh: it says whether it was made for such acts.
   */
  readonly isFresh: boolean;
  /** Permissions `<area>.<verb>`: of the role, or those among them that the token was given. */
  readonly permissions: ReadonlySet<string>;
}

/** Tells whose session a request carries. Provided once in the process, under this class as the token. */
export abstract class PrincipalResolver {
  /** Null when the request carries no session that is good now. Never throws for a bad cookie. */
  abstract resolve(request: FastifyRequest): Promise<Principal | null>;
}

/** A request that was refused although its session is good. */
export interface RefusedAccess {
  readonly request: FastifyRequest;
  readonly principal: Principal;
  /** Code of the rule. */
  readonly reason: string;
  /** What the route asks for; left out where a session is enough. */
  readonly permission?: string;
}

/** Hears of refused access, so that it can be recorded. Optional; provided under this class as the token. */
export abstract class AccessLog {
  abstract refused(refusal: RefusedAccess): Promise<void>;
}
