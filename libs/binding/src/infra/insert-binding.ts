import type { Authority } from '#accounts';
import { searchKey, sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { BindingOrigin } from '../domain/binding-origin.js';
import { prepare } from './statements.js';

interface NewRow {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly subject: string;
  readonly attributes: Json<Readonly<Record<string, string>>>;
  readonly name: string;
  readonly accountId: string;
  readonly origin: BindingOrigin;
  readonly provenBy: string | null;
  readonly madeBy: string | null;
  readonly authority: Authority;
  readonly now: DatabaseNow;
}

/**
 * Returns no row when the identity or the account is bound already. The statement names no conflict target, so a violation of either unique
 * index inserts nothing instead of failing the transaction.
 */
export const insertBinding = prepare((db, $: SqlParams<NewRow>) =>
  db
    .insertInto('binding.binding')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      subject: $.subject,
      attributes: $.attributes,
      name: $.name,
      name_key: searchKey($.name),
      account_id: $.accountId,
      origin: $.origin,
      proven_by: $.provenBy,
      made_by: $.madeBy,
      authority: $.authority,
      created_at: $.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);

/** One of the bindings that a single statement makes. */
export interface ManyBinding {
  readonly id: string;
  readonly subject: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly name: string;
  readonly account_id: string;
}

interface ManyBindings {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly bindings: Json<readonly ManyBinding[]>;
  readonly authority: Authority;
  readonly now: DatabaseNow;
}

/** Returns the accounts that are bound now, without those that were bound already or whose identity was. */
export const insertImported = prepare((db, $: SqlParams<ManyBindings>) =>
  db
    .insertInto('binding.binding')
    .columns([
      'id',
      'subject',
      'attributes',
      'name',
      'account_id',
      'name_key',
      'tenant_id',
      'connection_id',
      'origin',
      'authority',
      'created_at',
    ])
    .expression((eb) =>
      eb
        .selectFrom(
          sql<ManyBinding>`jsonb_to_recordset(${$.bindings})`.as<'given'>(
            sql`given (id uuid, subject text, attributes jsonb, name text, account_id uuid)`,
          ),
        )
        .select((given) => [
          'given.id',
          'given.subject',
          'given.attributes',
          'given.name',
          'given.account_id',
          searchKey(given.ref('given.name')).as('name_key'),
          sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
          sql<string>`${$.connectionId}::uuid`.as('connection_id'),
          sql<'import'>`'import'`.as('origin'),
          sql<Authority>`${$.authority}::text`.as('authority'),
          sql<Date>`${$.now}::timestamptz`.as('created_at'),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id as accountId'),
);
