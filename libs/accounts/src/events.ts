import { z } from 'zod';
import { defineEvent } from '#kernel';
import { ROLES } from './domain/role.js';

const role = z.enum(ROLES);
const subject = {
  outcome: z.literal('success'),
  accountId: z.uuid(),
  targets: z.array(z.object({ kind: z.literal('account'), id: z.uuid(), label: z.string() })).length(1),
};

/** An account exists. */
export const AccountCreated = defineEvent('accounts.account.created.v1', z.object({ ...subject, role }));

/** An account has another role. */
export const AccountRoleChanged = defineEvent(
  'accounts.account.role-changed.v1',
  z.object({ ...subject, before: z.object({ role }), after: z.object({ role }) }),
);

/** An account cannot log on any more; its sessions end. */
export const AccountSuspended = defineEvent(
  'accounts.account.suspended.v1',
  z.object({ ...subject, reason: z.string() }),
);

/** A suspended account can log on again. */
export const AccountResumed = defineEvent('accounts.account.resumed.v1', z.object(subject));
