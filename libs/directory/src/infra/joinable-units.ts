import { sql, type Expression } from '#database';
import { db } from './statements.js';

/** Units of the directory as other modules may join them, by tenant and id: to read, never to write. */
export const joinableUnits = db.selectFrom('directory.unit').select(['tenant_id', 'id', 'name']);

/** A unit, for a statement of another module. It stays until the transaction ends. */
export function heldUnit(unit: {
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

/** The ids of the units that an account's people are in, and of all above these, for a statement of another module. */
export function unitsOf(account: {
  readonly tenantId: Expression<string>;
  readonly accountId: Expression<string>;
}) {
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
