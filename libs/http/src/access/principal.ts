import type { FastifyRequest } from 'fastify';

/** Who is signed in: the account, the session it acts through, and what its role may do. */
export interface Principal {
  readonly tenantId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly role: string;
  readonly username: string;
  readonly displayName: string;
  /** Logon method that the session was opened with. */
  readonly method: string;
  /** When the person last proved who they are, for what asks for a fresh proof. */
  readonly authenticatedAt: Date;
  /** Until when that is fresh enough for a sensitive act. */
  readonly freshUntil: Date;
  /** Permissions `<area>.<verb>` of the role. */
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
