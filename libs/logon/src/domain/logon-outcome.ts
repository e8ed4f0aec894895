/** The result of a step of a logon. A refusal is thrown as a `DomainError` and leaves the logon unchanged. */
export type LogonOutcome = CompletedLogon | RenewedSession | PendingRequirement;

/** A session was opened. `token` belongs in the browser's cookie and nowhere else. */
export interface CompletedLogon {
  readonly kind: 'session';
  readonly accountId: string;
  readonly sessionId: string;
  readonly token: string;
  readonly returnTo: string;
  /** Page, below the tenant's address, that reports what else the logon has done. */
  readonly resultPage?: string | undefined;
}

/** The session of a fresh authentication continues with a new secret. */
export interface RenewedSession {
  readonly kind: 'renewed';
  readonly accountId: string;
  readonly sessionId: string;
  readonly token: string;
  readonly returnTo: string;
}

/** Something is missing; the logon waits for it in its browser. */
export interface PendingRequirement {
  readonly kind: 'needs';
  readonly logonId: string;
  /** Key of the requirement. */
  readonly need: string;
  /** Page, below the tenant's address, that asks for it. */
  readonly page: string;
}

/** A rule of the organisation ended the logon; the page explains it. */
export interface LogonEnd {
  readonly kind: 'turned_away';
  /** Page, below the tenant's address. */
  readonly page: string;
}
