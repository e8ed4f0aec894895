/** The outcome of an event. */
export const AUDIT_OUTCOMES = ['success', 'refused', 'info'] as const;

export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Who acted. Only accounts have an id. */
export const AUDIT_ACTORS = ['account', 'anonymous', 'operator', 'system'] as const;

export interface AuditActor {
  readonly kind: (typeof AUDIT_ACTORS)[number];
  readonly id?: string | undefined;
}

/** The object of an action. */
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

/** A device as the log keeps it, according to the tenant's policy. */
export interface AuditDevice {
  /** An address, a network (`203.0.113.0/24`), or the keyed hash of an address (`hmac:…`). */
  readonly ip: string | null;
  /** The user agent string. */
  readonly userAgent: string | null;
  /** Browser or app with its version: `Chrome 142`. */
  readonly name: string | null;
  /** `Windows 10`. */
  readonly os: string | null;
}

/** The record of an event, before it has a place in the chain. */
export interface AuditRecord {
  /** The id of the recorded event. */
  readonly id: string;
  readonly occurredAt: Date;
  /** The name of the event without its version: `logon.logon.completed`. */
  readonly type: string;
  readonly outcome: AuditOutcome;
  /** A stable code, such as `password.wrong`. */
  readonly reason: string | null;
  readonly actor: AuditActor;
  readonly targets: readonly AuditTarget[];
  /** The logon method. */
  readonly method: string | null;
  readonly browser: SeenDevice | null;
  readonly phone: SeenDevice | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** All other members of the event. */
  readonly detail: Readonly<Record<string, unknown>>;
}
