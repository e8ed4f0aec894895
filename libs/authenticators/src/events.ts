import * as z from 'zod';
import { defineEvent } from '#kernel';

const browser = z.object({ ip: z.string(), userAgent: z.string() });

/** Why an attempt to prove an account was refused. For the log; people read one text for all of these but `blocked`. */
export const refusalReasons = [
  'credentials.wrong',
  'credentials.blocked',
  'credentials.outgrown',
  'account.unknown',
  'account.not_active',
  'account.without_method',
  'account.other',
  'network.blocked',
  'code.wrong',
  'code.expired',
  'code.too_many',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** A password was set or replaced. */
export const PasswordSet = defineEvent(
  'authenticators.password.set.v1',
  z.object({
    outcome: z.literal('success'),
    accountId: z.uuid(),
    method: z.literal('password'),
    replaced: z.boolean(),
  }),
  { title: { en: 'Password set', zh: '密码已设置' }, ocsf: 'account-change.password-change' },
);

/** An attempt to prove an account was refused. The event never holds the typed name, because people type passwords there by mistake. */
export const AttemptRefused = defineEvent(
  'authenticators.attempt.refused.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.enum(refusalReasons),
    method: z.string(),
    purpose: z.string(),
    accountId: z.uuid().optional(),
    browser,
  }),
  { title: { en: 'Logon attempt refused', zh: '登录尝试被拒绝' }, ocsf: 'authentication.logon' },
);

/** After too many failures, a method refuses an account until `blockedUntil`. The account's other methods stay usable. */
export const AccountBlocked = defineEvent(
  'authenticators.account.blocked.v1',
  z.object({
    method: z.string(),
    accountId: z.uuid(),
    failures: z.number().int(),
    blockedUntil: z.iso.datetime(),
  }),
  {
    title: { en: 'Logon method locked for an account', zh: '账号的登录方式已被暂时锁定' },
    ocsf: 'account-change.lock',
  },
);

/** A block caused by too many failures was lifted. */
export const AccountUnlocked = defineEvent(
  'authenticators.account.unlocked.v1',
  z.object({
    outcome: z.literal('success'),
    method: z.string(),
    accountId: z.uuid(),
    before: z.object({ failures: z.number().int(), blockedUntil: z.iso.datetime() }),
    after: z.object({ failures: z.literal(0), blockedUntil: z.null() }),
  }),
  {
    title: { en: 'Logon method unlocked for an account', zh: '账号的登录方式已解除锁定' },
    ocsf: 'account-change.other',
  },
);

/** A one-time code was sent to the owner of an account. */
export const CodeSent = defineEvent(
  'authenticators.code.sent.v1',
  z.object({
    method: z.string(),
    purpose: z.string(),
    accountId: z.uuid(),
    browser,
  }),
  { title: { en: 'One-time code sent', zh: '验证码已发送' }, ocsf: 'authentication.other' },
);
