import { joinableAccounts } from '#accounts';
import { sql, type Json, type SqlParams } from '#database';
import { joinablePeople } from '#directory';
import type { DatabaseNow } from '#kernel';
import type { Threshold } from '../domain/threshold.js';
import type { UnitChange } from '../domain/units.js';
import { prepare } from './statements.js';

type OfConnection = SqlParams<{ tenantId: string; connectionId: string }>;

/** Fields that the source reports for at least one person; profile fields by key. */
export const reportedFields = prepare((db, $: OfConnection) => {
  const present = db
    .selectFrom(joinablePeople.as('p'))
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.connection_id', '=', $.connectionId)
    .where('p.state', '=', 'present');
  return present
    .select(sql<string>`jsonb_object_keys(p.profile)`.as('field'))
    .union(present.select(sql.lit<string>('email').as('field')).where('p.email', 'is not', null))
    .union(
      present.select(sql.lit<string>('phoneNumber').as('field')).where('p.phone_number', 'is not', null),
    );
});

/** Deletes the previous comparison with its differences. */
export const deleteComparison = prepare((db, $: OfConnection) =>
  db
    .deleteFrom('outbound.comparison')
    .where('tenant_id', '=', $.tenantId)
    .where('connection_id', '=', $.connectionId),
);

interface Beginning {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly requestedBy: string | null;
  readonly synchronisedAt: Date;
  readonly units: Json<readonly UnitChange[]>;
  readonly untold: readonly string[];
  readonly now: DatabaseNow;
}

export const insertComparison = prepare((db, $: SqlParams<Beginning>) =>
  db.insertInto('outbound.comparison').values({
    id: $.id,
    tenant_id: $.tenantId,
    connection_id: $.connectionId,
    requested_by: $.requestedBy,
    synchronised_at: $.synchronisedAt,
    units: $.units,
    untold: $.untold,
    compared_at: $.now,
  }),
);

interface Counting {
  readonly tenantId: string;
  readonly id: string;
  readonly known: number;
  readonly creates: number;
  readonly updates: number;
  readonly moves: number;
  readonly disables: number;
  readonly unchanged: number;
  readonly conflicts: number;
  readonly passed: Threshold | null;
}

export const noteCounts = prepare((db, $: SqlParams<Counting>) =>
  db
    .updateTable('outbound.comparison')
    .set({
      known: $.known,
      creates: $.creates,
      updates: $.updates,
      moves: $.moves,
      disables: $.disables,
      unchanged: $.unchanged,
      conflicts: $.conflicts,
      passed: $.passed,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

/** Columns of a comparison `c` to be returned, with the account `a` that requested it. */
const COLUMNS = [
  'c.id',
  'c.connection_id as connectionId',
  'a.username as requestedBy',
  'c.synchronised_at as synchronisedAt',
  'c.compared_at as comparedAt',
  'c.known',
  'c.creates',
  'c.updates',
  'c.moves',
  'c.disables',
  'c.unchanged',
  'c.conflicts',
  'c.passed',
  'c.units',
  'c.untold',
] as const;

export const comparisonOf = prepare((db, $: OfConnection) =>
  db
    .selectFrom('outbound.comparison as c')
    .leftJoin(joinableAccounts.as('a'), (join) =>
      join.on('a.tenant_id', '=', $.tenantId).onRef('a.id', '=', 'c.requested_by'),
    )
    .select(COLUMNS)
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.connection_id', '=', $.connectionId),
);

export const comparisonById = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .selectFrom('outbound.comparison as c')
    .leftJoin(joinableAccounts.as('a'), (join) =>
      join.on('a.tenant_id', '=', $.tenantId).onRef('a.id', '=', 'c.requested_by'),
    )
    .select(COLUMNS)
    .where('c.tenant_id', '=', $.tenantId)
    .where('c.id', '=', $.id),
);

/** Deletes a batch of comparisons older than thirty days, with their people. */
export const forgetOld = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('outbound.comparison')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('outbound.comparison')
        .select('id')
        .where('compared_at', '<', sql<Date>`${$.now}::timestamptz - interval '30 days'`)
        .orderBy('compared_at')
        .orderBy('id')
        .limit(sql.lit(20)),
    )
    .returning('id'),
);
