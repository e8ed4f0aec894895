import type { Problem } from '../../../../pages/src/browser/live/problem.js';

/** What the display shows when there is no ticket to show. */
export type DisplayProblem =
  | 'limit'
  | 'busy'
  | 'offline'
  | 'disabled'
  | 'wrong_address'
  | 'no_cookies'
  | 'stale'
  | 'logged_on'
  | 'failed'
  | 'expired';

/** Temporary troubles: the display waits and asks again by itself. */
export const WAITS: ReadonlySet<DisplayProblem> = new Set(['limit', 'busy', 'offline']);

/** Reasons why a request of this page was not accepted as one of the portal's own. */
const REFUSED: Readonly<Record<string, DisplayProblem>> = {
  address: 'wrong_address',
  cookies: 'no_cookies',
  logged_on: 'logged_on',
};

/** What a refusal means for the person in front of the display. */
export function displayProblemOf({ code, status, facts }: Problem): DisplayProblem {
  if (code === 'method.disabled' || code === 'method.unknown') return 'disabled';
  if (code === 'network') return 'offline';
  if (code === 'csrf.refused') return REFUSED[String(facts['cause'])] ?? 'stale';
  if (status === 429) return 'limit';
  if (status >= 502 && status <= 504) return 'busy';
  return [401, 404, 409, 410].includes(status) ? 'expired' : 'failed';
}
