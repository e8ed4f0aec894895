import { DingTalkError } from '../dingtalk-error.js';

/** Waits, and rejects at once when `signal` fires. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

const MOST_RETRIES = 2;
const FIRST_PAUSE_MS = 100;

/** DingTalk's advice after its limit of calls per second. */
const RATE_LIMIT_PAUSE_MS = 1000;

/** The code of DingTalk's five-minute block of an address, which every further call prolongs. */
export const ADDRESS_BLOCKED = '1111';

/** Between half and the whole, so that callers who failed together do not come back together. */
function jittered(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random() / 2);
}

/** How long to wait before the next try, in milliseconds; nothing when trying again is pointless or harmful. */
function pauseAfter(error: unknown, triesMade: number): number | undefined {
  if (!(error instanceof DingTalkError) || triesMade > MOST_RETRIES) return undefined;
  if (error.reason === 'unreachable') return jittered(FIRST_PAUSE_MS * 2 ** triesMade);
  if (error.reason === 'rate_limited' && error.details.code !== ADDRESS_BLOCKED) {
    return RATE_LIMIT_PAUSE_MS + jittered(FIRST_PAUSE_MS);
  }
  return undefined;
}

/**
 * Tries an idempotent call up to three times. `signal` is the time of all tries together; when it ends, the last
 * failure stands.
 */
export async function retrying<T>(attempt: () => Promise<T>, pause: Pause, signal: AbortSignal): Promise<T> {
  for (let triesMade = 1; ; triesMade += 1) {
    try {
      return await attempt();
    } catch (error) {
      const milliseconds = pauseAfter(error, triesMade);
      if (milliseconds === undefined) throw error;
      // The pause fails only when the time is up: then why the call failed says more than that it took long.
      const isOver = await pause(milliseconds, signal).then(
        () => false,
        () => true,
      );
      if (isOver) throw error;
    }
  }
}
