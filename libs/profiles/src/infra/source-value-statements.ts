import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Origin, Source } from '../domain/field.js';
import { prepare } from './statements.js';
import { uniqueKey } from './unique-key.js';

/** A source's value of one field of one person; null: no value. */
export interface SourceValue {
  readonly account_id: string;
  readonly key: string;
  readonly word: string | null;
}

interface Telling {
  readonly tenantId: string;
  readonly source: Source;
  readonly words: Json<readonly SourceValue[]>;
  readonly now: DatabaseNow;
}

const WORDS = sql`given (account_id uuid, key text, word text)`;

/** While both sources supply a field, the value of the one that does not lead is ignored. */
const IS_LED = sql<boolean>`(n.other is not null and n.leader <> n.source)`;

/**
 * The single rule that decides a value (docs/decisions/0086): the newest of a source's changes and what somebody enters by hand; while both
 * sources supply the field, its leader. If one source stops supplying a value, the other one's applies.
 */
const SETTLED = sql<string | null>`case when ${IS_LED} then n.value else coalesce(n.word, n.other) end`;
const SETTLED_ORIGIN = sql<Origin>`case when ${IS_LED} then n.origin
  when n.word is null and n.other is not null then case n.source when 'directory' then 'scim' else 'directory' end
  else n.source end`;

const IS_REFUSED = sql<boolean>`(placed.is_shared or placed.is_taken)`;
const IS_REPLACED = sql<boolean>`(placed.value is not null and placed.next is distinct from placed.value
  and not ${IS_REFUSED})`;

/**
 * Stores a source's values for many people, as far as they are new. If another account has the value of a unique field, the current value
 * stays, but the source's value is remembered. Returns these fields, and those whose value was replaced or removed.
 */
export const storeSourceValues = prepare((db, $: SqlParams<Telling>) =>
  db
    .with('news', (db) =>
      db
        .selectFrom(sql<SourceValue>`jsonb_to_recordset(${$.words})`.as<'given'>(WORDS))
        .innerJoin('profiles.field as f', (join) =>
          join.on('f.tenant_id', '=', $.tenantId).onRef('f.key', '=', 'given.key'),
        )
        .leftJoin('profiles.value as v', (join) =>
          join
            .on('v.tenant_id', '=', $.tenantId)
            .onRef('v.account_id', '=', 'given.account_id')
            .onRef('v.field_id', '=', 'f.id'),
        )
        .select([
          'given.account_id',
          'f.id as field_id',
          'f.key',
          'f.is_unique',
          'f.leader',
          'given.word',
          'v.value',
          'v.origin',
          sql<Source>`${$.source}::text`.as('source'),
          sql<
            string | null
          >`case ${$.source}::text when 'directory' then v.said_by_scim else v.said_by_directory end`.as(
            'other',
          ),
        ])
        .where(
          sql<boolean>`given.word is distinct from
            case ${$.source}::text when 'directory' then v.said_by_directory else v.said_by_scim end`,
        ),
    )
    .with('settled', (db) =>
      db
        .selectFrom('news as n')
        .selectAll('n')
        .select([SETTLED.as('next'), SETTLED_ORIGIN.as('next_origin')])
        .select(uniqueKey(sql<boolean>`n.is_unique`, SETTLED).as('next_key')),
    )
    .with('placed', (db) =>
      db
        .selectFrom('settled as s')
        .selectAll('s')
        .select((eb) => [
          sql<boolean>`(s.next_key is not null and row_number() over (
            partition by s.field_id, s.next_key order by s.account_id) > 1)`.as('is_shared'),
          eb
            .exists(
              eb
                .selectFrom('profiles.value as o')
                .select('o.field_id')
                .where('o.tenant_id', '=', $.tenantId)
                .whereRef('o.field_id', '=', 's.field_id')
                .whereRef('o.unique_key', '=', 's.next_key')
                .whereRef('o.account_id', '<>', 's.account_id'),
            )
            .as('is_taken'),
        ]),
    )
    .with('written', (db) =>
      db
        .insertInto('profiles.value')
        .columns([
          'tenant_id',
          'account_id',
          'field_id',
          'value',
          'unique_key',
          'origin',
          'said_by_directory',
          'said_by_scim',
          'changed_at',
        ])
        .expression((eb) =>
          eb
            .selectFrom('placed as p')
            .select([
              sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
              'p.account_id',
              'p.field_id',
              sql<string | null>`case when p.is_shared or p.is_taken then p.value else p.next end`.as(
                'value',
              ),
              uniqueKey(
                sql<boolean>`p.is_unique`,
                sql<string | null>`case when p.is_shared or p.is_taken then p.value else p.next end`,
              ).as('unique_key'),
              sql<Origin>`coalesce(case when p.is_shared or p.is_taken then p.origin end, p.next_origin, p.source)`.as(
                'origin',
              ),
              sql<string | null>`case p.source when 'directory' then p.word else p.other end`.as(
                'said_by_directory',
              ),
              sql<string | null>`case p.source when 'scim' then p.word else p.other end`.as('said_by_scim'),
              sql<Date>`${$.now}::timestamptz`.as('changed_at'),
            ]),
        )
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'account_id', 'field_id']).doUpdateSet((eb) => ({
            value: eb.ref('excluded.value'),
            unique_key: eb.ref('excluded.unique_key'),
            origin: eb.ref('excluded.origin'),
            said_by_directory: eb.ref('excluded.said_by_directory'),
            said_by_scim: eb.ref('excluded.said_by_scim'),
            changed_at: eb.ref('excluded.changed_at'),
          })),
        ),
    )
    .selectFrom('placed')
    .select(['account_id as accountId', 'key', IS_REFUSED.as('isRefused'), IS_REPLACED.as('isReplaced')])
    .where((eb) => eb.or([IS_REFUSED, IS_REPLACED])),
);
