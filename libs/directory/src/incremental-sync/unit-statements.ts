import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from '../infra/statements.js';

interface OfConnection {
  readonly tenantId: string;
  readonly connectionId: string;
}

export const knownUnits = prepare((db, $: SqlParams<OfConnection & { ids: readonly string[] }>) =>
  db
    .selectFrom('directory.unit')
    .select('external_id as externalId')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where((eb) => eb('external_id', '=', eb.fn.any($.ids))),
);

/** Seats of the units' members. */
export const seatsIn = prepare((db, $: SqlParams<OfConnection & { ids: readonly string[]; limit: number }>) =>
  db
    .selectFrom('directory.person')
    .select('seat')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where('state', '=', 'present')
    .where(sql<boolean>`units && ${$.ids}::text[]`)
    .limit($.limit),
);

/** Moves the units below removed ones to the top, until they are fetched themselves. */
export const detachBelow = prepare((db, $: SqlParams<OfConnection & { ids: readonly string[] }>) =>
  db
    .updateTable('directory.unit')
    .set({ parent_id: null })
    .where('tenant_id', '=', $.tenantId)
    .where('parent_id', 'in', (eb) =>
      eb
        .selectFrom('directory.unit')
        .select('id')
        .where('tenant_id', '=', $.tenantId)
        .where('connection_id', '=', $.connectionId)
        .where((inner) => inner('external_id', '=', inner.fn.any($.ids))),
    ),
);

export const unitsCalled = prepare((db, $: SqlParams<OfConnection & { ids: readonly string[] }>) =>
  db
    .selectFrom('directory.unit')
    .select(['id', 'name'])
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId)
    .where((eb) => eb('external_id', '=', eb.fn.any($.ids))),
);

export interface PlacedUnit {
  readonly external_id: string;
  readonly parent_external_id: string | null;
  readonly name: string;
}

/** Updates units to the names and parents that were seen. Returns those that were different. */
export const placeUnitsAs = prepare(
  (db, $: SqlParams<OfConnection & { units: Json<readonly PlacedUnit[]>; now: DatabaseNow }>) =>
    db
      .with('seen', (db) =>
        db
          .selectFrom(
            sql<PlacedUnit>`jsonb_to_recordset(${$.units})`.as<'given'>(
              sql`given (external_id text, parent_external_id text, name text)`,
            ),
          )
          .leftJoin('directory.unit as above', (join) =>
            join
              .on('above.tenant_id', '=', $.tenantId)
              .on('above.connection_id', '=', $.connectionId)
              .onRef('above.external_id', '=', 'given.parent_external_id'),
          )
          .select(['given.external_id', 'given.name', 'above.id as parent_id']),
      )
      .updateTable('directory.unit as u')
      .from('seen')
      .set((eb) => ({ name: eb.ref('seen.name'), parent_id: eb.ref('seen.parent_id'), updated_at: $.now }))
      .where('u.tenant_id', '=', $.tenantId)
      .where('u.connection_id', '=', $.connectionId)
      .whereRef('u.external_id', '=', 'seen.external_id')
      .where(sql<boolean>`(u.name, u.parent_id) is distinct from (seen.name, seen.parent_id)`)
      .returning('u.id'),
);
