import type { Problem } from '../live/problem.js';

/** What the display shows when there is no ticket to show. */
export type Trouble = 'limit' | 'busy' | 'offline' | 'unavailable' | 'disabled' | 'failed' | 'expired';

/** Troubles that pass: the display waits and asks again by itself. */
export const WAITS: ReadonlySet<Trouble> = new Set(['limit', 'busy', 'offline']);

/** What a refusal means for the person in front of the display. */
export function troubleOf({ code, status }: Problem): Trouble {
  if (code === 'method.disabled' || code === 'method.unknown') return 'disabled';
  if (code.startsWith('dingtalk.')) return 'unavailable';
  if (code === 'network') return 'offline';
  if (status === 429) return 'limit';
  if (status >= 502 && status <= 504) return 'busy';
  return [401, 404, 409, 410].includes(status) ? 'expired' : 'failed';
}
