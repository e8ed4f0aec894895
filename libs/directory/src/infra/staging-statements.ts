import { sql, type AliasedExpression, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { db, prepare } from './statements.js';

type OfRun = { readonly tenantId: string; readonly runId: string };

export interface UnitRow {
  readonly external_id: string;
  readonly parent_external_id: string | null;
  readonly name: string;
  readonly depth: number;
}

/** Adds units to read. Existing ones stay, and return no row. */
export const stageUnits = prepare((db, $: SqlParams<OfRun & { units: Json<readonly UnitRow[]> }>) =>
  db
    .insertInto('directory.staged_unit')
    .columns(['tenant_id', 'run_id', 'external_id', 'parent_external_id', 'name', 'depth', 'is_read'])
    .expression((eb) =>
      eb
        .selectFrom(
          sql<UnitRow>`jsonb_to_recordset(${$.units})`.as<'given'>(
            sql`given (external_id text, parent_external_id text, name text, depth integer)`,
          ),
        )
        .select([
          sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
          sql<string>`${$.runId}::uuid`.as('run_id'),
          'given.external_id',
          'given.parent_external_id',
          'given.name',
          'given.depth',
          sql<boolean>`false`.as('is_read'),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('external_id'),
);

/** Units that are not read yet, top units first. */
export const unreadUnits = prepare((db, $: SqlParams<OfRun & { limit: number }>) =>
  db
    .selectFrom('directory.staged_unit')
    .select(['external_id as externalId', 'depth'])
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where('is_read', '=', false)
    .orderBy('depth')
    .orderBy('external_id')
    .limit($.limit),
);

/** Returns those for which that was not recorded before. */
export const noteUnitsRead = prepare((db, $: SqlParams<OfRun & { externalIds: readonly string[] }>) =>
  db
    .updateTable('directory.staged_unit')
    .set({ is_read: true })
    .where('tenant_id', '=', $.tenantId)
    .where('run_id', '=', $.runId)
    .where((eb) => eb('external_id', '=', eb.fn.any($.externalIds)))
    .where('is_read', '=', false)
    .returning('external_id'),
);

export interface PersonRow {
  readonly key: string;
  readonly subject: string | null;
  readonly seat: string;
  readonly name: string;
  readonly email: string | null;
  readonly email_key: string | null;
  readonly phone_number: string | null;
  readonly phone_number_verified: boolean;
  readonly title: string | null;
  readonly units: readonly string[];
  readonly username: string | null;
  readonly username_skeleton: string | null;
  readonly profile: Readonly<Record<string, string>>;
}

const PERSON = sql`given (key text, subject text, seat text, name text, email text, email_key text,
  phone_number text, phone_number_verified boolean, title text, units text[], username text, username_skeleton text,
  profile jsonb)`;

/** Adds people who were read. A person in several units is read several times and stored once: repetitions return no row. */
export const stagePeople = prepare(
  (db, $: SqlParams<OfRun & { people: Json<readonly PersonRow[]>; now: DatabaseNow | Date }>) =>
    db
      .insertInto('directory.staged_person')
      .columns([
        'key',
        'subject',
        'seat',
        'name',
        'email',
        'email_key',
        'phone_number',
        'phone_number_verified',
        'title',
        'units',
        'username',
        'username_skeleton',
        'profile',
        'tenant_id',
        'run_id',
        'read_at',
      ])
      .expression((eb) =>
        eb
          .selectFrom(sql<PersonRow>`jsonb_to_recordset(${$.people})`.as<'given'>(PERSON))
          .distinctOn('given.key')
          .selectAll('given')
          .select([
            sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
            sql<string>`${$.runId}::uuid`.as('run_id'),
            sql<Date>`${$.now}::timestamptz`.as('read_at'),
          ]),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('key'),
);

/** A statement that removes all units but these from the people who were read. */
export function keepUnits(units: AliasedExpression<{ external_id: string }, 'k'>, $: SqlParams<OfRun>) {
  return db
    .with('kept', (db) =>
      db
        .selectFrom('directory.staged_person as g')
        .leftJoinLateral(
          sql<{ id: string; place: number }>`unnest(g.units) with ordinality`.as<'i'>(sql`i (id, place)`),
          (join) => join.onTrue(),
        )
        .leftJoin(units, (join) => join.onRef('k.external_id', '=', 'i.id'))
        .select([
          'g.key',
          sql<string[]>`coalesce(array_agg(k.external_id order by i.place)
            filter (where k.external_id is not null), '{}')`.as('units'),
        ])
        .where('g.tenant_id', '=', $.tenantId)
        .where('g.run_id', '=', $.runId)
        .groupBy('g.key'),
    )
    .updateTable('directory.staged_person as s')
    .from('kept')
    .set((eb) => ({ units: eb.ref('kept.units') }))
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.run_id', '=', $.runId)
    .whereRef('s.key', '=', 'kept.key')
    .whereRef('s.units', '<>', 'kept.units');
}

/** Removes units that are not read from the people who were read. */
export const keepReadUnits = prepare((db, $: SqlParams<OfRun>) =>
  keepUnits(
    db
      .selectFrom('directory.staged_unit')
      .select('external_id')
      .where('tenant_id', '=', $.tenantId)
      .where('run_id', '=', $.runId)
      .as('k'),
    $,
  ),
);

export const removeStagedPeople = prepare((db, $: SqlParams<OfRun>) =>
  db.deleteFrom('directory.staged_person').where('tenant_id', '=', $.tenantId).where('run_id', '=', $.runId),
);

export const removeStagedUnits = prepare((db, $: SqlParams<OfRun>) =>
  db.deleteFrom('directory.staged_unit').where('tenant_id', '=', $.tenantId).where('run_id', '=', $.runId),
);
