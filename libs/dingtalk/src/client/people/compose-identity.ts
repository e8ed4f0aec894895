import { cleanedText } from '#kernel';
import type { DingTalkApp } from '../app.js';
import { DingTalkError } from '../dingtalk-error.js';
import type { DingTalkIdentity } from './identity.js';
import type { MemberRecord } from './member-record.js';

/** Longest name, in UTF-16 units: twice what names of a tenant's own accounts may have. */
const LONGEST_NAME = 200;

/** Facts that are known before the organisation's record is read. */
interface ProvenMember {
  readonly unionId: string;
  readonly userId: string;
  readonly openId?: string | undefined;
  readonly name?: string | undefined;
  readonly mobile?: string | undefined;
  readonly email?: string | undefined;
  readonly avatarUrl?: string | undefined;
}

/** People choose their names at DingTalk and nobody here can correct them, so a bad name is cleaned instead of refused. */
function shown(name: string | undefined): string | undefined {
  return cleanedText(name, LONGEST_NAME);
}

function webUrl(address: string | undefined): string | undefined {
  return address !== undefined && address.length <= 2048 && /^https?:\/\//i.test(address)
    ? address
    : undefined;
}

function present<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/**
 * Combines the person's own profile with the organisation's record. The record takes precedence, as it does not depend on the way the
 * person logged on.
 *
 * @throws DingTalkError `unexpected_answer` when the record is another person's
 */
export function composeIdentity(
  { credentials }: DingTalkApp,
  member: ProvenMember,
  record: MemberRecord | undefined,
): DingTalkIdentity {
  if (record?.unionId !== undefined && record.unionId !== member.unionId) {
    throw new DingTalkError('unexpected_answer', { operation: 'user/get', code: 'other_unionid' });
  }
  return {
    corpId: credentials.corpId,
    unionId: member.unionId,
    userId: member.userId,
    name: shown(record?.name) ?? shown(member.name) ?? shown(member.userId) ?? member.unionId,
    ...present({
      openId: member.openId,
      mobile: record?.mobile ?? member.mobile,
      email: record?.email ?? member.email,
      orgEmail: record?.orgEmail,
      avatarUrl: webUrl(record?.avatarUrl ?? member.avatarUrl),
    }),
  };
}
