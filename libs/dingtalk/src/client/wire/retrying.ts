import { DingTalkError } from '../dingtalk-error.js';

/** Waits, and rejects at once when `signal` fires. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

const MOST_RETRIES = 2;
const FIRST_PAUSE_MS = 100;

/** DingTalk's advice once its limit of calls per second is reached. */
const RATE_LIMIT_PAUSE_MS = 1000;

/** The code for an address that DingTalk has blocked for five minutes; every further call prolongs the block. */
export const ADDRESS_BLOCKED = '1111';

/** Between half and all of it, so that callers who failed together do not retry together. */
function jittered(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random() / 2);
}

/** Milliseconds to wait before the next try; undefined if trying again is pointless or harmful. */
function pauseAfter(error: unknown, triesMade: number): number | undefined {
  if (!(error instanceof DingTalkError) || triesMade > MOST_RETRIES) return undefined;
  if (error.reason === 'unreachable') return jittered(FIRST_PAUSE_MS * 2 ** triesMade);
  if (error.reason === 'rate_limited' && error.details.code !== ADDRESS_BLOCKED) {
    return RATE_LIMIT_PAUSE_MS + jittered(FIRST_PAUSE_MS);
  }
  return undefined;
}

/**
 * Tries an idempotent call up to three times. `signal` limits the time of all tries together; when it fires, the last
 * failure is the result.
 */
export async function retrying<T>(attempt: () => Promise<T>, pause: Pause, signal: AbortSignal): Promise<T> {
  for (let triesMade = 1; ; triesMade += 1) {
    try {
      return await attempt();
    } catch (error) {
      const milliseconds = pauseAfter(error, triesMade);
      if (milliseconds === undefined) throw error;
      // The pause fails only when the time is up; the cause of the failed call then says more than a time-out.
      const isOver = await pause(milliseconds, signal).then(
        () => false,
        () => true,
      );
      if (isOver) throw error;
    }
  }
}
