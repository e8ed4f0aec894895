import * as z from 'zod';
import { defineEvent } from '#kernel';
import { AUTHORITIES } from './domain/authority.js';
import { ROLES } from './domain/role.js';

const role = z.enum(ROLES);
const subject = {
  outcome: z.literal('success'),
  accountId: z.uuid(),
  targets: z.array(z.object({ kind: z.literal('account'), id: z.uuid(), label: z.string() })).length(1),
};

/** An account was created. */
export const AccountCreated = defineEvent('accounts.account.created.v1', z.object({ ...subject, role }), {
  title: { en: 'Account created', zh: '账号已创建' },
  ocsf: 'account-change.create',
});

const names = z.object({
  displayName: z.string(),
  email: z.string().nullable(),
  // Events from before accounts had a phone number lack it.
  phoneNumber: z.string().nullable().default(null),
});

/** The display name, email address or phone number of an account was changed. The event holds masked values. */
export const AccountUpdated = defineEvent(
  'accounts.account.updated.v1',
  z.object({
    ...subject,
    changed: z.array(z.enum(['displayName', 'email', 'phoneNumber'])),
    before: names,
    after: names,
  }),
  {
    title: { en: 'Name or contact details changed', zh: '姓名或联系方式已变更' },
    ocsf: 'account-change.other',
  },
);

/** The role of an account was changed. */
export const AccountRoleChanged = defineEvent(
  'accounts.account.role-changed.v1',
  z.object({ ...subject, before: z.object({ role }), after: z.object({ role }) }),
  { title: { en: 'Role changed', zh: '角色已变更' }, ocsf: 'account-change.other' },
);

/** Somebody vouched for every logon method of an account, with the authority of their role. */
export const AccountVouchedFor = defineEvent(
  'accounts.account.vouched-for.v1',
  z.object({ ...subject, authority: z.enum(AUTHORITIES) }),
  { title: { en: 'Logon methods vouched for', zh: '登录方式已获担保' }, ocsf: 'account-change.other' },
);

/** An account was suspended: it can no longer log on, and its sessions end. */
export const AccountSuspended = defineEvent(
  'accounts.account.suspended.v1',
  z.object({ ...subject, reason: z.string() }),
  { title: { en: 'Account suspended', zh: '账号已停用' }, ocsf: 'account-change.disable' },
);

/** A long-suspended account was archived: lists leave it out. It stays suspended and keeps its data. */
export const AccountArchived = defineEvent('accounts.account.archived.v1', z.object(subject), {
  title: { en: 'Account archived', zh: '账号已归档' },
  ocsf: 'account-change.other',
});

/** A suspended account can log on again. */
export const AccountResumed = defineEvent('accounts.account.resumed.v1', z.object(subject), {
  title: { en: 'Account resumed', zh: '账号已恢复' },
  ocsf: 'account-change.enable',
});

/** A test mail was sent to the owner of an account. */
export const TestMailSent = defineEvent('accounts.test-mail.sent.v1', z.object(subject), {
  title: { en: 'Test mail sent', zh: '测试邮件已发送' },
  ocsf: 'account-change.other',
});

/** Accounts were created from a file, in one transaction. Each account also has its own event. */
export const AccountsImported = defineEvent(
  'accounts.import.completed.v1',
  z.object({
    outcome: z.literal('success'),
    importId: z.uuid(),
    imported: z.number().int(),
    skipped: z.number().int(),
  }),
  { title: { en: 'Accounts imported', zh: '账号已批量导入' }, ocsf: 'account-change.other' },
);
