import { searchKey, sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Authority } from '../domain/authority.js';
import type { Role } from '../domain/role.js';
import { ACCOUNT_COLUMNS } from './account-columns.js';
import { prepare } from './statements.js';

interface NewRow {
  readonly id: string;
  readonly tenantId: string;
  readonly username: string;
  readonly usernameKey: string;
  readonly usernameSkeleton: string;
  readonly email: string | null;
  readonly emailKey: string | null;
  readonly phoneNumber: string | null;
  readonly displayName: string;
  readonly role: Role;
  readonly authority: Authority;
  readonly now: DatabaseNow;
}

/** Returns no row if a name or the address is taken. */
export const insertAccount = prepare((db, $: SqlParams<NewRow>) =>
  db
    .with('made', (db) =>
      db
        .insertInto('accounts.account')
        .values({
          id: $.id,
          tenant_id: $.tenantId,
          username: $.username,
          username_key: $.usernameKey,
          username_skeleton: $.usernameSkeleton,
          email: $.email,
          email_key: $.emailKey,
          phone_number: $.phoneNumber,
          display_name: $.displayName,
          name_key: searchKey($.displayName),
          role: $.role,
          email_authority: $.authority,
          created_at: $.now,
          updated_at: $.now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning(ACCOUNT_COLUMNS),
    )
    .with('activity', (db) =>
      db
        .insertInto('accounts.activity')
        .columns(['tenant_id', 'account_id'])
        .expression((eb) => eb.selectFrom('made').select(['tenantId', 'id'])),
    )
    .selectFrom('made')
    .selectAll(),
);

/** One of the accounts that a single statement creates. */
export interface ManyRow {
  readonly id: string;
  readonly username: string;
  readonly username_key: string;
  readonly username_skeleton: string;
  readonly email: string | null;
  readonly email_key: string | null;
  readonly phone_number: string | null;
  readonly phone_number_verified: boolean;
  readonly display_name: string;
  readonly role: Role;
}

interface ManyRows {
  readonly tenantId: string;
  readonly accounts: Json<readonly ManyRow[]>;
  readonly authority: Authority;
  readonly linkedIdentities: number;
  readonly now: DatabaseNow;
}

const MANY = sql`given (id uuid, username text, username_key text, username_skeleton text, email text, email_key text,
  phone_number text, phone_number_verified boolean, display_name text, role text)`;

/** Returns the ids of the created accounts, without those whose name or address is taken. */
export const insertAccounts = prepare((db, $: SqlParams<ManyRows>) =>
  db
    .with('made', (db) =>
      db
        .insertInto('accounts.account')
        .columns([
          'id',
          'username',
          'username_key',
          'username_skeleton',
          'email',
          'email_key',
          'phone_number',
          'phone_number_verified',
          'display_name',
          'role',
          'name_key',
          'tenant_id',
          'email_authority',
          'created_at',
          'updated_at',
        ])
        .expression((eb) =>
          eb
            .selectFrom(sql<ManyRow>`jsonb_to_recordset(${$.accounts})`.as<'given'>(MANY))
            .select((given) => [
              'given.id',
              'given.username',
              'given.username_key',
              'given.username_skeleton',
              'given.email',
              'given.email_key',
              'given.phone_number',
              'given.phone_number_verified',
              'given.display_name',
              'given.role',
              searchKey(given.ref('given.display_name')).as('name_key'),
              sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
              sql<Authority>`${$.authority}::text`.as('email_authority'),
              sql<Date>`${$.now}::timestamptz`.as('created_at'),
              sql<Date>`${$.now}::timestamptz`.as('updated_at'),
            ]),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('id'),
    )
    .with('activity', (db) =>
      db
        .insertInto('accounts.activity')
        .columns(['tenant_id', 'account_id', 'linked_identities'])
        .expression((eb) =>
          eb
            .selectFrom('made')
            .select([
              sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
              'id',
              sql<number>`${$.linkedIdentities}::integer`.as('linked_identities'),
            ]),
        ),
    )
    .selectFrom('made')
    .select('id'),
);
