import * as z from 'zod';
import { defineEvent } from '#kernel';

const browser = z.object({ ip: z.string(), userAgent: z.string() });

/** How the account was proven: values of RFC 8176. Events from older versions have none. */
const amr = z.array(z.string()).optional();

/** A logon proved an account and created a session. */
export const LogonCompleted = defineEvent(
  'logon.logon.completed.v1',
  z.object({
    outcome: z.literal('success'),
    method: z.string(),
    accountId: z.uuid(),
    logonId: z.uuid(),
    sessionId: z.uuid(),
    /** `logon`, or the purpose of the requirement with which the logon began, such as `attach`. */
    purpose: z.string(),
    amr,
    browser,
  }),
  { title: { en: 'Logon completed', zh: '登录成功' }, ocsf: 'authentication.logon' },
);

/** A logon identified somebody and now waits for the proof of an account, or for a further proof. */
export const LogonAwaitsProof = defineEvent(
  'logon.logon.proof-awaited.v1',
  z.object({ method: z.string(), logonId: z.uuid(), step: z.string(), browser }),
  {
    title: { en: 'Logon waiting for proof of an account', zh: '登录等待账号验证' },
    ocsf: 'authentication.other',
  },
);

/** A proven account was refused a session, or somebody tried a method that is switched off. */
export const LogonRefused = defineEvent(
  'logon.logon.refused.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.string(),
    method: z.string(),
    accountId: z.uuid().optional(),
    browser,
  }),
  { title: { en: 'Logon refused', zh: '登录被拒绝' }, ocsf: 'authentication.logon' },
);

/** A logged-on person authenticated again. */
export const SessionReauthenticated = defineEvent(
  'logon.session.reauthenticated.v1',
  z.object({
    outcome: z.literal('success'),
    method: z.string(),
    accountId: z.uuid(),
    sessionId: z.uuid(),
    amr,
  }),
  { title: { en: 'Identity confirmed again', zh: '已重新验证身份' }, ocsf: 'authentication.other' },
);

/** A session ended before it expired: its owner or an administrator ended it, or something that it depends on ended. */
export const SessionEnded = defineEvent(
  'logon.session.ended.v1',
  z.object({
    sessionId: z.uuid(),
    accountId: z.uuid(),
    method: z.string(),
    reason: z.string(),
    note: z.string().optional(),
  }),
  { title: { en: 'Session ended', zh: '会话已结束' }, ocsf: 'authentication.logoff' },
);

/**
 * A logged-on person requested something that they may not do: their role lacks the permission (`permission.missing`), the target
 * account has more permissions than they have, or the request needs a fresh authentication.
 */
export const AccessRefused = defineEvent(
  'logon.access.refused.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.string(),
    accountId: z.uuid(),
    permission: z.string().optional(),
    route: z.string(),
  }),
  { title: { en: 'Access refused', zh: '访问被拒绝' }, ocsf: 'entity-management.other' },
);
