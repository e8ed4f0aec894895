import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';
import { uniqueKey } from './unique-key.js';

type OfAccount = SqlParams<{ tenantId: string; accountId: string }>;

export const valuesOf = prepare((db, $: OfAccount) =>
  db
    .selectFrom('profiles.value')
    .select([
      'field_id as fieldId',
      'value',
      'origin',
      'said_by_directory as saidByDirectory',
      'said_by_scim as saidByScim',
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId),
);

/** A value entered by hand. */
export interface EnteredValue {
  readonly field_id: string;
  readonly value: string | null;
}

interface Entering {
  readonly tenantId: string;
  readonly accountId: string;
  readonly values: Json<readonly EnteredValue[]>;
  readonly now: DatabaseNow;
}

const ENTERED = sql`given (field_id uuid, value text)`;

/** Ids of the unique fields whose values another account has. */
export const takenFields = prepare((db, $: SqlParams<Omit<Entering, 'now'>>) =>
  db
    .selectFrom(sql<EnteredValue>`jsonb_to_recordset(${$.values})`.as<'given'>(ENTERED))
    .innerJoin('profiles.field as f', (join) =>
      join.on('f.tenant_id', '=', $.tenantId).onRef('f.id', '=', 'given.field_id'),
    )
    .innerJoin('profiles.value as o', (join) =>
      join
        .on('o.tenant_id', '=', $.tenantId)
        .onRef('o.field_id', '=', 'f.id')
        .on((on) => on('o.unique_key', '=', uniqueKey(on.ref('f.is_unique'), on.ref('given.value')))),
    )
    .select('f.key')
    .where('o.account_id', '<>', $.accountId),
);

/** The sources' values are kept beside it. */
export const enterValues = prepare((db, $: SqlParams<Entering>) =>
  db
    .insertInto('profiles.value')
    .columns(['tenant_id', 'account_id', 'field_id', 'value', 'unique_key', 'origin', 'changed_at'])
    .expression((eb) =>
      eb
        .selectFrom(sql<EnteredValue>`jsonb_to_recordset(${$.values})`.as<'given'>(ENTERED))
        .innerJoin('profiles.field as f', (join) =>
          join.on('f.tenant_id', '=', $.tenantId).onRef('f.id', '=', 'given.field_id'),
        )
        .select((from) => [
          'f.tenant_id',
          sql<string>`${$.accountId}::uuid`.as('account_id'),
          'f.id as field_id',
          'given.value',
          uniqueKey(from.ref('f.is_unique'), from.ref('given.value')).as('unique_key'),
          sql<'hand'>`'hand'`.as('origin'),
          sql<Date>`${$.now}::timestamptz`.as('changed_at'),
        ]),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'account_id', 'field_id']).doUpdateSet((eb) => ({
        value: eb.ref('excluded.value'),
        unique_key: eb.ref('excluded.unique_key'),
        origin: eb.ref('excluded.origin'),
        changed_at: eb.ref('excluded.changed_at'),
      })),
    ),
);

/** Makes the database enforce that a field is unique, or stop enforcing it. */
export const renewUniqueKeys = prepare(
  (db, $: SqlParams<{ tenantId: string; fieldId: string; isUnique: boolean }>) =>
    db
      .updateTable('profiles.value')
      .set((eb) => ({ unique_key: uniqueKey(sql<boolean>`${$.isUnique}::boolean`, eb.ref('value')) }))
      .where('tenant_id', '=', $.tenantId)
      .where('field_id', '=', $.fieldId),
);

/** Returns a row if an account has a value of the field that is not among these. */
export const otherChoices = prepare(
  (db, $: SqlParams<{ tenantId: string; fieldId: string; choices: readonly string[] }>) =>
    db
      .selectFrom('profiles.value')
      .select('value')
      .where('tenant_id', '=', $.tenantId)
      .where('field_id', '=', $.fieldId)
      .where('value', 'is not', null)
      .where((eb) => eb.not(eb('value', '=', eb.fn.any($.choices))))
      .limit(1),
);
