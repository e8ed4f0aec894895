import type { Actor } from '#runtime';

/** How something ended, as the log has it. */
export type AuditOutcome = 'success' | 'refused' | 'info';

/** What something was done to. */
export interface AuditTarget {
  readonly kind: string;
  readonly id: string;
  readonly label?: string;
}

/** A device, as the server saw it. */
export interface AuditDevice {
  readonly ip: string;
  readonly userAgent: string;
}

/** One record of the log. */
export interface AuditRecord {
  /** Id of the event that it records. */
  readonly id: string;
  readonly tenantId: string;
  readonly occurredAt: Date;
  /** Name of the event without its version: `logon.logon.completed`. */
  readonly type: string;
  readonly outcome: AuditOutcome;
  readonly reason: string | null;
  readonly actor: Actor;
  readonly target: readonly AuditTarget[];
  readonly method: string | null;
  readonly browser: AuditDevice | null;
  readonly phone: AuditDevice | null;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Everything else that the event says. */
  readonly detail: Readonly<Record<string, unknown>>;
}
