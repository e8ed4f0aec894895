import { DingTalkError, type DingTalkReason } from '../dingtalk-error.js';

/** The result of a trial call. */
export type ProbeResult =
  | { readonly outcome: 'ok' }
  | { readonly outcome: 'failed' | 'unknown'; readonly error: DingTalkError };

/** Causes that say nothing about the setting in question: DingTalk could not be asked. */
const INCONCLUSIVE = new Set<DingTalkReason>([
  'unreachable',
  'timeout',
  'circuit_open',
  'rate_limited',
  'quota',
  'unexpected_answer',
]);

/**
 * Makes a trial call. `expected` are refusals that prove the setting right: DingTalk answers "no such person" only
 * after it has found the permission in order.
 */
export async function probe(
  call: () => Promise<unknown>,
  expected: readonly DingTalkReason[] = [],
): Promise<ProbeResult> {
  try {
    await call();
    return { outcome: 'ok' };
  } catch (error) {
    if (!(error instanceof DingTalkError)) throw error;
    if (expected.includes(error.reason)) return { outcome: 'ok' };
    return { outcome: INCONCLUSIVE.has(error.reason) ? 'unknown' : 'failed', error };
  }
}
