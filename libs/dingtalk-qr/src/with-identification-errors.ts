import { DingTalkError } from '#dingtalk';
import type { ErrorKind } from '#kernel';
import type { ExternalIdentity } from '#providers';
import { NotIdentified, type ScanError } from '#qr-logon';

const UNAVAILABLE = ['unavailable', 'dingtalk.unavailable', 'away'] as const;

const ERRORS: Partial<Record<DingTalkError['reason'], readonly [ErrorKind, string, ScanError]>> = {
  not_member: ['forbidden', 'dingtalk.not_member', 'outsider'],
  code_unusable: ['gone', 'dingtalk.code_unusable', 'unrecognised'],
  timeout: ['unavailable', 'dingtalk.slow', 'slow'],
  unreachable: UNAVAILABLE,
  unexpected_answer: UNAVAILABLE,
  circuit_open: UNAVAILABLE,
  rate_limited: UNAVAILABLE,
};

const REFUSED = ['unavailable', 'dingtalk.refused', 'refused'] as const;

/** Turns DingTalk's refusals into texts for people; the event that `#dingtalk` publishes holds the exact cause. */
export async function withIdentificationErrors(asking: Promise<ExternalIdentity>): Promise<ExternalIdentity> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof DingTalkError)) throw error;
    const [kind, code, scanError] = ERRORS[error.reason] ?? REFUSED;
    throw new NotIdentified(kind, code, scanError, { cause: error });
  }
}
