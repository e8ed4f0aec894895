import type { AuditOutcome } from '../document/audit-record.js';

/** Which records somebody wants. What is left out does not narrow; several values of one thing are alternatives. */
export interface LogFilter {
  /** Inclusive. */
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
  readonly types?: readonly string[] | undefined;
  /** Types that are left out, whatever else is asked for. */
  readonly without?: readonly string[] | undefined;
  readonly outcomes?: readonly AuditOutcome[] | undefined;
  readonly methods?: readonly string[] | undefined;
  /** Id of an account. */
  readonly actorId?: string | undefined;
  /** Id of an account: what it did, and what was done to it or tried with it. */
  readonly personId?: string | undefined;
  /** `operator`, for example: who acted without an account. */
  readonly actorKind?: string | undefined;
  /** Id of what something was done to; with `targetKind` only if it is of that kind. */
  readonly targetId?: string | undefined;
  readonly targetKind?: string | undefined;
  /** Address of either device, in every form that the log may have kept it in. */
  readonly ips?: readonly string[] | undefined;
  /** What a person typed; see `textQuery`. */
  readonly text?: string | undefined;
  readonly correlationId?: string | undefined;
}
