/**
 * The life of a ticket: created → scanned → confirmed → consumed; created or scanned → denied, expired or cancelled. Every end is final,
 * and every step is one compare-and-set statement that names the state it starts from.
 */
export type TicketState =
  | 'created'
  | 'scanned'
  | 'confirmed'
  | 'consumed'
  | 'denied'
  | 'expired'
  | 'cancelled';

const ENDS: ReadonlySet<string> = new Set(['consumed', 'denied', 'expired', 'cancelled']);

/** Whether the ticket has ended. */
export function isFinal(state: TicketState): boolean {
  return ENDS.has(state);
}
