/** What a step has brought a logon to. A refusal is thrown as a `DomainError`, and leaves the logon as it was. */
export type LogonOutcome = CompletedLogon | RenewedSession | LogonNeeds;

/** A session was opened. `token` goes into the browser's cookie and nowhere else. */
export interface CompletedLogon {
  readonly kind: 'session';
  readonly accountId: string;
  readonly sessionId: string;
  readonly token: string;
  readonly returnTo: string;
  /** Page, below the tenant's address, that tells on the way what else has come about. */
  readonly resultPage?: string | undefined;
}

/** The session of a fresh authentication goes on, with a new secret. */
export interface RenewedSession {
  readonly kind: 'renewed';
  readonly accountId: string;
  readonly sessionId: string;
  readonly token: string;
  readonly returnTo: string;
}

/** Something is missing; the logon waits for it in its browser. */
export interface LogonNeeds {
  readonly kind: 'needs';
  readonly logonId: string;
  /** Key of the requirement. */
  readonly need: string;
  /** Page, below the tenant's address, that asks for it. */
  readonly page: string;
}

/** There is no logon: by a rule of the organisation, which the page tells. */
export interface LogonEnd {
  readonly kind: 'turned_away';
  /** Page, below the tenant's address. */
  readonly page: string;
}
