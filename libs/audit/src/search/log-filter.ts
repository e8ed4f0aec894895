import type { AuditOutcome } from '../document/audit-record.js';

/** A filter of records. Missing members do not restrict; several values of one member are alternatives. */
export interface LogFilter {
  /** Inclusive. */
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
  readonly types?: readonly string[] | undefined;
  /** Excluded types, which take precedence over all other members. */
  readonly without?: readonly string[] | undefined;
  readonly outcomes?: readonly AuditOutcome[] | undefined;
  readonly methods?: readonly string[] | undefined;
  /** The id of the acting account. */
  readonly actorId?: string | undefined;
  /** The id of an account, as actor or as target. */
  readonly personId?: string | undefined;
  /** The kind of an actor without an account, such as `operator`. */
  readonly actorKind?: string | undefined;
  /** The id of a target; with `targetKind`, only of that kind. */
  readonly targetId?: string | undefined;
  readonly targetKind?: string | undefined;
  /** The address of either device, in every form that the log may have stored. */
  readonly ips?: readonly string[] | undefined;
  /** Search text as typed; see `textQuery`. */
  readonly text?: string | undefined;
  readonly correlationId?: string | undefined;
}
