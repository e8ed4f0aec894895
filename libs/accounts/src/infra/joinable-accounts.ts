import type { Expression } from '#database';
import type { Role } from '../domain/role.js';
import { db } from './statements.js';

/** Accounts as other modules may join them in a statement of their own, by tenant and id: to read, never to write. */
export const joinableAccounts = db
  .selectFrom('accounts.account')
  .select([
    'tenant_id',
    'id',
    'username',
    'username_key',
    'username_skeleton',
    'display_name',
    'name_key',
    'email',
    'email_key',
    'email_authority',
    'phone_number',
    'phone_number_verified',
    'role',
    'status',
    'session_epoch',
    'archived_at',
    'created_at',
    'updated_at',
  ]);

/**
 * An active account of one of these roles, for a statement of another module. It stays active, and of its role, until the
 * transaction ends.
 */
export function heldAccount(account: {
  readonly tenantId: Expression<string>;
  readonly accountId: Expression<string>;
  readonly roles: Expression<readonly Role[]>;
}) {
  return db
    .selectFrom('accounts.account')
    .select(['tenant_id', 'id', 'session_epoch'])
    .where('tenant_id', '=', account.tenantId)
    .where('id', '=', account.accountId)
    .where('status', '=', 'active')
    .where((eb) => eb('role', '=', eb.fn.any(account.roles)))
    .forShare();
}
