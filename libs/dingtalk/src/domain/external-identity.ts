import { identifierKey } from '#kernel';
import type { ExternalIdentity } from '#providers';
import type { DingTalkIdentity } from '../client/index.js';
import { PROVIDER_KEY } from '../provider-key.js';

/** Attribute with the mailbox that the organisation assigned, in the form by which accounts are found. */
export const ORG_EMAIL = 'orgEmail';

/** Longest mailbox, as for accounts; no account can have a longer one. */
const LONGEST_EMAIL = 254;

/** A DingTalk person as an `ExternalIdentity`; `unionId` is the key. */
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

/** The mailbox in the form by which accounts are found; undefined if no account could have it. */
export function vouchedMailbox(orgEmail: string | undefined): string | undefined {
  return orgEmail === undefined || orgEmail.length > LONGEST_EMAIL ? undefined : identifierKey(orgEmail);
}
