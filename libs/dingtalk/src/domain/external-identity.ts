import { identifierKey } from '#kernel';
import type { ExternalIdentity } from '#providers';
import type { DingTalkIdentity } from '../client/index.js';
import { PROVIDER_KEY } from '../provider-key.js';

/** Attribute with the mailbox that the organisation has given, as accounts are found by it. */
export const ORG_EMAIL = 'orgEmail';

/** Longest mailbox, as of accounts; a longer one is nobody's. */
const LONGEST_EMAIL = 254;

/** A person of DingTalk in the shape of all providers: the key of a person is `unionId`. */
export function externalIdentity(
  connectionId: string,
  { unionId, name, corpId, userId, openId, orgEmail }: DingTalkIdentity,
): ExternalIdentity {
  const mailbox = vouchedMailbox(orgEmail);
  return {
    provider: PROVIDER_KEY,
    connectionId,
    subject: unionId,
    name,
    attributes: {
      corpId,
      userId,
      ...(openId === undefined ? {} : { openId }),
      ...(mailbox === undefined ? {} : { [ORG_EMAIL]: mailbox }),
    },
  };
}

/** The mailbox as accounts are found by it; undefined where no account could have it. */
export function vouchedMailbox(orgEmail: string | undefined): string | undefined {
  return orgEmail === undefined || orgEmail.length > LONGEST_EMAIL ? undefined : identifierKey(orgEmail);
}
