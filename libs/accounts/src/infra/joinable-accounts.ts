import type { Expression } from '#database';
import type { Role } from '../domain/role.js';
import { db } from './statements.js';

/** Accounts for other modules to join by tenant and id, read-only, in statements of their own. */
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

/** An active account with one of these roles, for a statement of another module. It keeps status and role until the transaction ends. */
export function accountForShare(account: {
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
