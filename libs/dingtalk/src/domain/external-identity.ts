import type { ExternalIdentity } from '#providers';
import type { DingTalkIdentity } from '../client/index.js';
import { PROVIDER_KEY } from '../provider-key.js';

/** A person of DingTalk in the shape of all providers: the key of a person is `unionId`. */
export function externalIdentity(
  connectionId: string,
  { unionId, name, corpId, userId, openId }: DingTalkIdentity,
): ExternalIdentity {
  return {
    provider: PROVIDER_KEY,
    connectionId,
    subject: unionId,
    name,
    attributes: { corpId, userId, ...(openId === undefined ? {} : { openId }) },
  };
}
