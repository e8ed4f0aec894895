import { sql, type Expression } from '#database';
import { db } from './statements.js';

/** Maximum number of units of one person that are sent to applications: they also travel in headers. */
const MOST_RELEASED = 50;

/** Parameters or columns of a statement of another module. */
interface OfAccount {
  readonly tenantId: Expression<string>;
  readonly accountId: Expression<string>;
}

/** Units of the directory for other modules to join by tenant and id, read-only. */
export const joinableUnits = db
  .selectFrom('directory.unit')
  .select(['tenant_id', 'connection_id', 'id', 'external_id', 'parent_id', 'name']);

/** A unit, for a statement of another module. It stays locked until the transaction ends. */
export function unitForKeyShare(unit: {
  readonly tenantId: Expression<string>;
  readonly unitId: Expression<string>;
}) {
  return db
    .selectFrom('directory.unit')
    .select(['id', 'name'])
    .where('tenant_id', '=', unit.tenantId)
    .where('id', '=', unit.unitId)
    .forKeyShare();
}

/** The ids of the units that an account's people are in, and of all units above these, for a statement of another module. */
export function unitsOf(account: OfAccount) {
  return db
    .withRecursive('above', (from) =>
      from
        .selectFrom('directory.membership')
        .select('unit_id as id')
        .where('tenant_id', '=', account.tenantId)
        .where('account_id', '=', account.accountId)
        .union(
          from
            .selectFrom('directory.unit as u')
            .innerJoin('above', 'above.id', 'u.id')
            .select(sql<string>`u.parent_id`.as('id'))
            .where('u.tenant_id', '=', account.tenantId)
            .where('u.parent_id', 'is not', null),
        ),
    )
    .selectFrom('above')
    .select('above.id');
}

/**
 * Names of the units that an account's people are in, the primary one first, for a statement of another module. Empty if no directory knows
 * them.
 */
export function unitNames(account: OfAccount) {
  const names = db
    .selectFrom('directory.membership as units_m')
    .innerJoin('directory.unit as units_u', (join) =>
      join.onRef('units_u.tenant_id', '=', 'units_m.tenant_id').onRef('units_u.id', '=', 'units_m.unit_id'),
    )
    .select('units_u.name')
    .where('units_m.tenant_id', '=', account.tenantId)
    .where('units_m.account_id', '=', account.accountId)
    .orderBy('units_m.is_primary', 'desc')
    .orderBy('units_u.name')
    .orderBy('units_u.id')
    .limit(sql.lit(MOST_RELEASED));
  return sql<readonly string[]>`array(${names})`;
}

/** The ids of the accounts whose people are in or below one of these units, for a search of another module. */
export function accountsInUnits(tenantId: string, unitIds: readonly string[]) {
  return db
    .withRecursive('below', (from) =>
      from
        .selectFrom('directory.unit')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where((eb) => eb('id', '=', eb.fn.any(eb.val(unitIds))))
        .union(
          from
            .selectFrom('directory.unit as u')
            .innerJoin('below as b', 'b.id', 'u.parent_id')
            .select('u.id')
            .where('u.tenant_id', '=', tenantId),
        ),
    )
    .selectFrom('directory.membership as i')
    .innerJoin('below', 'below.id', 'i.unit_id')
    .select('i.account_id')
    .where('i.tenant_id', '=', tenantId);
}
