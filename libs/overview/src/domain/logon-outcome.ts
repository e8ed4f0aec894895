/** How a logon that somebody began can end. */
export const LOGON_OUTCOMES = ['completed', 'refused', 'declined', 'failed', 'expired'] as const;

/**
 * - `completed`: a session
 * - `refused`: a wrong proof, or an account that may not log on
 * - `declined`: the person declined on the phone, or chose the wrong number
 * - `failed`: the provider did not vouch for the person
 * - `expired`: nobody finished it; usually an open page that renews its code, so it is not part of any rate
 */
export type LogonOutcome = (typeof LOGON_OUTCOMES)[number];

/** Share of completed logons among those with a decision, 0 to 1; null when there were none. */
export function successRate(totals: Readonly<Record<LogonOutcome, number>>): number | null {
  const decided = totals.completed + totals.refused + totals.declined + totals.failed;
  return decided === 0 ? null : totals.completed / decided;
}
