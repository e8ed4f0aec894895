import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';
import { uniqueKey } from './unique-key.js';

/** A value of a row of a file. */
interface RowValue {
  readonly row: number;
  readonly key: string;
  readonly value: string;
}

/** Values in a file that other accounts have, in unique fields. */
export const importedTaken = prepare(
  (db, $: SqlParams<{ tenantId: string; values: Json<readonly RowValue[]> }>) =>
    db
      .selectFrom(
        sql<RowValue>`jsonb_to_recordset(${$.values})`.as<'given'>(
          sql`given ("row" integer, key text, value text)`,
        ),
      )
      .innerJoin('profiles.field as f', (join) =>
        join.on('f.tenant_id', '=', $.tenantId).onRef('f.key', '=', 'given.key'),
      )
      .innerJoin('profiles.value as o', (join) =>
        join
          .on('o.tenant_id', '=', $.tenantId)
          .onRef('o.field_id', '=', 'f.id')
          .on((on) => on('o.unique_key', '=', uniqueKey(on.ref('f.is_unique'), on.ref('given.value')))),
      )
      .select(['given.row', 'given.key']),
);

/** A value of an account that was just created. */
interface AccountValue {
  readonly account_id: string;
  readonly key: string;
  readonly value: string;
}

interface Keeping {
  readonly tenantId: string;
  readonly values: Json<readonly AccountValue[]>;
  readonly now: DatabaseNow;
}

/** Stored as entered by the importer. */
export const insertImported = prepare((db, $: SqlParams<Keeping>) =>
  db
    .insertInto('profiles.value')
    .columns(['tenant_id', 'account_id', 'field_id', 'value', 'unique_key', 'origin', 'changed_at'])
    .expression((eb) =>
      eb
        .selectFrom(
          sql<AccountValue>`jsonb_to_recordset(${$.values})`.as<'given'>(
            sql`given (account_id uuid, key text, value text)`,
          ),
        )
        .innerJoin('profiles.field as f', (join) =>
          join.on('f.tenant_id', '=', $.tenantId).onRef('f.key', '=', 'given.key'),
        )
        .select((from) => [
          'f.tenant_id',
          'given.account_id',
          'f.id as field_id',
          sql<string | null>`given.value`.as('value'),
          uniqueKey(from.ref('f.is_unique'), from.ref('given.value')).as('unique_key'),
          sql<'hand'>`'hand'`.as('origin'),
          sql<Date>`${$.now}::timestamptz`.as('changed_at'),
        ]),
    ),
);
