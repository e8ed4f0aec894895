import type { SqlParams } from '#database';
import { prepare, type db } from './statements.js';

type Ids = SqlParams<{ tenantId: string; ids: readonly string[] }>;

/** In the order of their ids, so that two transactions that lock several cannot deadlock. */
const accountsOf = (from: typeof db, $: Ids) =>
  from
    .selectFrom('accounts.account')
    .select([
      'id',
      'username',
      'email',
      'phone_number as phoneNumber',
      'phone_number_verified as isPhoneNumberVerified',
      'display_name as displayName',
      'role',
      'status',
      'updated_at as updatedAt',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any($.ids)))
    .orderBy('id');

/** Accounts as they are now, without a lock. */
export const accountsUnlocked = prepare(accountsOf);

/** Accounts, locked until the transaction ends. */
export const accountsForShare = prepare((db, $: Ids) => accountsOf(db, $).forShare());

/** The same, locked for writing. */
export const accountsForUpdate = prepare((db, $: Ids) => accountsOf(db, $).forNoKeyUpdate());
