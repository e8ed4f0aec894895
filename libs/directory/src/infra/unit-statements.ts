import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface OfRun {
  readonly tenantId: string;
  readonly runId: string;
  readonly connectionId: string;
}

/** Units that were read and are not known yet. */
export const newUnits = prepare((db, $: SqlParams<OfRun>) =>
  db
    .selectFrom('directory.staged_unit as s')
    .leftJoin('directory.unit as u', (join) =>
      join
        .on('u.tenant_id', '=', $.tenantId)
        .on('u.connection_id', '=', $.connectionId)
        .onRef('u.external_id', '=', 's.external_id'),
    )
    .select(['s.external_id as externalId', 's.name'])
    .where('s.tenant_id', '=', $.tenantId)
    .where('s.run_id', '=', $.runId)
    .where('u.id', 'is', null),
);

export interface NewUnit {
  readonly id: string;
  readonly external_id: string;
  readonly name: string;
}

interface NewUnits {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly units: Json<readonly NewUnit[]>;
  readonly now: DatabaseNow;
}

/** Creates units; their parents are set afterwards. */
export const insertUnits = prepare((db, $: SqlParams<NewUnits>) =>
  db
    .insertInto('directory.unit')
    .columns(['id', 'external_id', 'name', 'tenant_id', 'connection_id', 'created_at', 'updated_at'])
    .expression((eb) =>
      eb
        .selectFrom(
          sql<NewUnit>`jsonb_to_recordset(${$.units})`.as<'given'>(
            sql`given (id uuid, external_id text, name text)`,
          ),
        )
        .selectAll('given')
        .select([
          sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
          sql<string>`${$.connectionId}::uuid`.as('connection_id'),
          sql<Date>`${$.now}::timestamptz`.as('created_at'),
          sql<Date>`${$.now}::timestamptz`.as('updated_at'),
        ]),
    ),
);

/** Updates units to the names and parents that were read. Returns those that were different. */
export const placeUnits = prepare((db, $: SqlParams<OfRun & { now: DatabaseNow }>) =>
  db
    .with('read', (db) =>
      db
        .selectFrom('directory.staged_unit as s')
        .leftJoin('directory.unit as above', (join) =>
          join
            .on('above.tenant_id', '=', $.tenantId)
            .on('above.connection_id', '=', $.connectionId)
            .onRef('above.external_id', '=', 's.parent_external_id'),
        )
        .select(['s.external_id', 's.name', 'above.id as parent_id'])
        .where('s.tenant_id', '=', $.tenantId)
        .where('s.run_id', '=', $.runId),
    )
    .updateTable('directory.unit as u')
    .from('read')
    .set((eb) => ({ name: eb.ref('read.name'), parent_id: eb.ref('read.parent_id'), updated_at: $.now }))
    .where('u.tenant_id', '=', $.tenantId)
    .where('u.connection_id', '=', $.connectionId)
    .whereRef('u.external_id', '=', 'read.external_id')
    .where(sql<boolean>`(u.name, u.parent_id) is distinct from (read.name, read.parent_id)`)
    .returning('u.id'),
);

/** Units that were not read and that nobody is in any more. Units made since the run began are newer than the run, and left out. */
export const unitsNotRead = prepare((db, $: SqlParams<OfRun>) =>
  db
    .selectFrom('directory.unit as u')
    .select(['u.id', 'u.name'])
    .where('u.tenant_id', '=', $.tenantId)
    .where('u.connection_id', '=', $.connectionId)
    .where('u.created_at', '<', (eb) =>
      eb
        .selectFrom('directory.run')
        .select('created_at')
        .where('tenant_id', '=', $.tenantId)
        .where('id', '=', $.runId),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('directory.staged_unit as s')
            .select('s.external_id')
            .where('s.tenant_id', '=', $.tenantId)
            .where('s.run_id', '=', $.runId)
            .whereRef('s.external_id', '=', 'u.external_id'),
        ),
      ),
    )
    .forUpdate(),
);

export const removeUnits = prepare((db, $: SqlParams<{ tenantId: string; ids: readonly string[] }>) =>
  db
    .deleteFrom('directory.unit')
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any($.ids))),
);
