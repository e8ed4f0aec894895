import { DingTalkError, type DingTalkReason } from '../dingtalk-error.js';

/** The error of a call that must fail for this reason. */
export async function failureOf(call: Promise<unknown>, reason: DingTalkReason): Promise<DingTalkError> {
  const outcome: unknown = await call.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  if (!(outcome instanceof DingTalkError)) throw new Error(`Expected ${reason}, got ${String(outcome)}`);
  expect(outcome.reason).toBe(reason);
  return outcome;
}
