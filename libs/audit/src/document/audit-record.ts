/** How something ended, as the log has it. */
export const AUDIT_OUTCOMES = ['success', 'refused', 'info'] as const;

export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Who did something. Only accounts have an id. */
export const AUDIT_ACTORS = ['account', 'anonymous', 'operator', 'system'] as const;

export interface AuditActor {
  readonly kind: (typeof AUDIT_ACTORS)[number];
  readonly id?: string | undefined;
}

/** What something was done to. */
export interface AuditTarget {
  readonly kind: string;
  readonly id: string;
  readonly label?: string | undefined;
}

/** A device, as the server saw it. */
export interface SeenDevice {
  readonly ip: string;
  readonly userAgent: string;
}

/** A device, as the tenant's policy lets the log know it. */
export interface AuditDevice {
  /** An address, a network (`203.0.113.0/24`), or the keyed hash of an address (`hmac:…`). */
  readonly ip: string | null;
  /** The agent's own words. */
  readonly userAgent: string | null;
  /** Browser or app, with its version: `Chrome 142`. */
  readonly name: string | null;
  /** `Windows 10`. */
  readonly os: string | null;
}

/** What an event has to say to the log: a record before it has its place in the chain. */
export interface AuditRecord {
  /** Id of the event that it records. */
  readonly id: string;
  readonly occurredAt: Date;
  /** Name of the event without its version: `logon.logon.completed`. */
  readonly type: string;
  readonly outcome: AuditOutcome;
  /** Stable code, `password.wrong`. */
  readonly reason: string | null;
  readonly actor: AuditActor;
  readonly targets: readonly AuditTarget[];
  /** Logon method. */
  readonly method: string | null;
  readonly browser: SeenDevice | null;
  readonly phone: SeenDevice | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Everything else that the event says. */
  readonly detail: Readonly<Record<string, unknown>>;
}
