import { joinableAccounts, type Role } from '#accounts';
import { sql, type Expression, type Json, type SqlParams, type SqlBool } from '#database';
import { madeByDirectory } from '#directory';
import type { DatabaseNow } from '#kernel';
import type { KeptAttributes } from '../domain/user.js';
import { db, prepare } from './statements.js';

/** An account that the client has deleted stays hidden from it until somebody lifts the suspension. */
export const IS_DELETED = sql<SqlBool>`(u.deleted_at is not null and a.status = 'suspended')`;

/** Accounts `a` with the client's values `u`, including deleted ones. */
export const known = (from: typeof db, tenantId: Expression<string>, client: Expression<string>) =>
  from
    .selectFrom(joinableAccounts.as('a'))
    .leftJoin('scim.provisioned_user as u', (join) =>
      join
        .onRef('u.tenant_id', '=', 'a.tenant_id')
        .onRef('u.account_id', '=', 'a.id')
        .on('u.client', '=', client),
    )
    .where('a.tenant_id', '=', tenantId);

export const shown = (from: typeof db, tenantId: Expression<string>, client: Expression<string>) =>
  known(from, tenantId, client).select((eb) => [
    'a.id',
    'a.username',
    'a.display_name as displayName',
    'a.email',
    'a.phone_number as phoneNumber',
    'a.role',
    'a.status',
    'a.session_epoch as sessionEpoch',
    'a.created_at as createdAt',
    sql<Date>`greatest(a.updated_at, u.updated_at)`.as('updatedAt'),
    'u.external_id as externalId',
    'u.user_name as userName',
    'u.display_name as saidName',
    'u.email as saidEmail',
    'u.phone_number as saidNumber',
    'u.kept',
    'u.suspended_epoch as suspendedEpoch',
    IS_DELETED.as('isDeleted'),
    eb
      .exists(madeByDirectory({ tenantId: eb.ref('a.tenant_id'), accountId: eb.ref('a.id') }))
      .as('isOfDirectory'),
  ]);

/** An account with the client's values, which are null before its first request. */
export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly role: Role;
  readonly status: 'active' | 'suspended';
  readonly sessionEpoch: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly externalId: string | null;
  readonly userName: string | null;
  readonly saidName: string | null;
  readonly saidEmail: string | null;
  readonly saidNumber: string | null;
  readonly kept: KeptAttributes | null;
  readonly suspendedEpoch: number | null;
  readonly isDeleted: boolean;
  readonly isOfDirectory: boolean;
}

/** One account, deleted or not. */
export const userById = prepare((from, $: SqlParams<{ tenantId: string; client: string; id: string }>) =>
  shown(from, $.tenantId, $.client).where('a.id', '=', $.id).$castTo<UserRow>(),
);

/** The account with the client's own id, deleted or not. */
export const userByExternalId = prepare(
  (from, $: SqlParams<{ tenantId: string; client: string; externalId: string }>) =>
    shown(from, $.tenantId, $.client).where('u.external_id', '=', $.externalId).$castTo<UserRow>(),
);

/** Another account with this user name: the client's own name for it, or the account's where the client has set none. At most one row. */
export const othersNamed = prepare(
  (from, $: SqlParams<{ tenantId: string; client: string; id: string; key: string }>) =>
    known(from, $.tenantId, $.client)
      .select('a.id')
      .where('a.id', '<>', $.id)
      .where((eb) =>
        eb.or([
          eb('a.id', 'in', named(from, $.tenantId, $.client, $.key)),
          eb.and([eb('a.username_key', '=', $.key), eb('u.user_name_key', 'is', null)]),
        ]),
      )
      .limit(1),
);

const named = (
  from: typeof db,
  tenantId: Expression<string>,
  client: Expression<string>,
  key: Expression<string>,
) =>
  from
    .selectFrom('scim.provisioned_user')
    .select('account_id')
    .where('tenant_id', '=', tenantId)
    .where('client', '=', client)
    .where('user_name_key', '=', key);

interface Said {
  readonly tenantId: string;
  readonly client: string;
  readonly accountId: string;
  readonly externalId: string | null;
  readonly userName: string;
  readonly userNameKey: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly kept: Json<KeptAttributes>;
  readonly suspendedEpoch: number | null;
  readonly isDeleted: boolean;
  readonly now: DatabaseNow;
}

/** Stores the client's values for an account. */
export const keepSaid = prepare((from, $: SqlParams<Said>) => {
  const said = {
    external_id: $.externalId,
    user_name: $.userName,
    user_name_key: $.userNameKey,
    display_name: $.displayName,
    email: $.email,
    phone_number: $.phoneNumber,
    kept: $.kept,
    suspended_epoch: $.suspendedEpoch,
    deleted_at: sql<Date | null>`case when ${$.isDeleted} then ${$.now}::timestamptz end`,
    updated_at: $.now,
  };
  return from
    .insertInto('scim.provisioned_user')
    .values({ ...said, tenant_id: $.tenantId, client: $.client, account_id: $.accountId, created_at: $.now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'client', 'account_id']).doUpdateSet(said));
});
