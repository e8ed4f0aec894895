import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Rule } from '../domain/rule.js';
import type { RuleValue } from '../domain/rule-values.js';
import { prepare } from './statements.js';

interface Written {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly nameKey: string;
  readonly description: string;
  readonly externalId: string | null;
  readonly match: Rule['match'] | null;
  readonly conditions: number;
  readonly now: DatabaseNow;
}

const settings = ($: SqlParams<Written>) => ({
  name: $.name,
  name_key: $.nameKey,
  description: $.description,
  external_id: $.externalId,
  match: $.match,
  conditions: $.conditions,
  updated_at: $.now,
});

/** Returns no row if the name is taken. */
export const insertGroup = prepare((db, $: SqlParams<Written>) =>
  db
    .insertInto('groups.definition')
    .values({ id: $.id, tenant_id: $.tenantId, ...settings($), created_at: $.now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'name_key']).doNothing())
    .returning('id'),
);

export const changeGroup = prepare((db, $: SqlParams<Written>) =>
  db
    .updateTable('groups.definition')
    .set({ ...settings($), version: sql<number>`version + 1` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type ById = SqlParams<{ tenantId: string; id: string }>;

/** Another group with this name. */
export const groupCalled = prepare((db, $: SqlParams<{ tenantId: string; nameKey: string }>) =>
  db
    .selectFrom('groups.definition')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('name_key', '=', $.nameKey),
);

/** Also deletes its members, its rule and its assignments, by their foreign keys. */
export const deleteGroup = prepare((db, $: ById) =>
  db.deleteFrom('groups.definition').where('tenant_id', '=', $.tenantId).where('id', '=', $.id),
);

/** Records that the members of a group have changed. */
export const countChange = prepare((db, $: SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>) =>
  db
    .updateTable('groups.definition')
    .set({ version: sql<number>`version + 1`, updated_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

export const deleteValues = prepare((db, $: ById) =>
  db.deleteFrom('groups.condition_value').where('tenant_id', '=', $.tenantId).where('group_id', '=', $.id),
);

type Values = SqlParams<{ tenantId: string; id: string; values: Json<readonly RuleValue[]> }>;

export const insertValues = prepare((db, $: Values) =>
  db
    .insertInto('groups.condition_value')
    .columns(['tenant_id', 'group_id', 'condition', 'attribute', 'key', 'value'])
    .expression((eb) =>
      eb
        .selectFrom(
          sql<RuleValue>`jsonb_to_recordset(${$.values})`.as<'given'>(
            sql`given (condition smallint, attribute text, key text, value text)`,
          ),
        )
        .select([
          sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
          sql<string>`${$.id}::uuid`.as('group_id'),
          'given.condition',
          sql<string>`given.attribute`.as('attribute'),
          'given.key',
          'given.value',
        ]),
    ),
);
