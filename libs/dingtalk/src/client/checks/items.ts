import { DingTalkError } from '../dingtalk-error.js';
import { adviceFor, notCheckable, type SilentItem } from './advice.js';
import type { CheckId, CheckItem } from './check-item.js';
import { consolePlaces } from './console-places.js';
import type { ProbeResult } from './probe.js';
import type { CallbackFinding } from './probe-callback.js';

/** The item of a trial call; `value` is what to enter at DingTalk unless its answer names something better. */
export function itemOf(id: CheckId, result: ProbeResult, value?: string): CheckItem {
  if (result.outcome === 'ok') return { id, outcome: 'ok' };
  const { reason, details } = result.error;
  const isAboutAddress = reason === 'ip_not_allowed';
  const toCopy = isAboutAddress ? details.ip : (details.requiredScopes?.join(' ') ?? value);
  return {
    id,
    outcome: result.outcome,
    cause: reason,
    ...(details.code === undefined ? {} : { code: details.code }),
    advice: adviceFor(reason),
    setting: consolePlaces[isAboutAddress ? 'egress_ip' : id],
    ...(toCopy === undefined ? {} : { value: toCopy }),
  };
}

/** The item of something that cannot be checked without a person. */
export function silentItem(id: SilentItem, value: string): CheckItem {
  return { id, outcome: 'unknown', advice: notCheckable[id], setting: consolePlaces[id], value };
}

export function callbackItem(finding: CallbackFinding, callbackUrl: string): CheckItem {
  const id = 'callback_address';
  if (finding === 'accepted') return { id, outcome: 'ok' };
  if (finding === 'not_told') return silentItem(id, callbackUrl);
  return itemOf(id, { outcome: 'failed', error: new DingTalkError('refused') }, callbackUrl);
}

/** The item of our address. Once DingTalk has judged any call with a token by its content, our address must be allowed. */
export function egressItem(credentials: ProbeResult, calls: readonly ProbeResult[]): CheckItem {
  const id = 'egress_ip';
  const all = [credentials, ...calls];
  const refusal = all.find((result) => result.outcome !== 'ok' && result.error.reason === 'ip_not_allowed');
  if (refusal !== undefined) return itemOf(id, refusal);
  if (calls.some((result) => result.outcome === 'ok')) return { id, outcome: 'ok' };
  const failure = all.find((result) => result.outcome !== 'ok');
  return failure === undefined ? { id, outcome: 'ok' } : itemOf(id, { ...failure, outcome: 'unknown' });
}
