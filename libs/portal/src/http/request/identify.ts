import { DingTalkError } from '#dingtalk';
import type { ExternalIdentity } from '#providers';
import { DomainError, type ErrorKind } from '#kernel';

const TOLD: Partial<Record<DingTalkError['reason'], readonly [ErrorKind, string]>> = {
  not_member: ['forbidden', 'dingtalk.not_member'],
  code_unusable: ['gone', 'dingtalk.code_unusable'],
  timeout: ['unavailable', 'dingtalk.slow'],
  unreachable: ['unavailable', 'dingtalk.unavailable'],
  unexpected_answer: ['unavailable', 'dingtalk.unavailable'],
  circuit_open: ['unavailable', 'dingtalk.unavailable'],
  rate_limited: ['unavailable', 'dingtalk.unavailable'],
};

/** Turns DingTalk's refusals into what people are told; the exact cause is in the event that `#dingtalk` publishes. */
export async function identified(asking: Promise<ExternalIdentity>): Promise<ExternalIdentity> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof DingTalkError)) throw error;
    const [kind, code] = TOLD[error.reason] ?? (['unavailable', 'dingtalk.refused'] as const);
    throw new DomainError(kind, code, { cause: error });
  }
}
