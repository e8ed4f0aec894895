import { sql, type SqlBool } from '#database';
import { db } from './statements.js';

/** Cursor of a page: the name and id of its last unit. */
export type UnitPosition = readonly [string, string];

export interface UnitsQuery {
  readonly connectionId?: string | undefined;
  /** Units directly below this one; undefined: top units. */
  readonly parentId?: string | undefined;
  readonly limit: number;
  readonly after?: UnitPosition | undefined;
}

/** One level of the tree, by name; one row more than requested, which shows whether there is a next page. */
export function pageOfUnits(tenantId: string, { connectionId, parentId, limit, after }: UnitsQuery) {
  let page = db
    .selectFrom('directory.unit as u')
    .select((eb) => [
      'u.id',
      'u.connection_id as connectionId',
      'u.external_id as externalId',
      'u.name',
      eb
        .exists(
          eb
            .selectFrom('directory.unit as below')
            .select('below.id')
            .where('below.tenant_id', '=', tenantId)
            .whereRef('below.parent_id', '=', 'u.id'),
        )
        .$castTo<boolean>()
        .as('hasUnits'),
    ])
    .where('u.tenant_id', '=', tenantId)
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(limit + 1);
  page =
    parentId === undefined ? page.where('u.parent_id', 'is', null) : page.where('u.parent_id', '=', parentId);
  if (connectionId !== undefined) page = page.where('u.connection_id', '=', connectionId);
  if (after === undefined) return page;
  const [name, id] = after;
  return page.where(sql<SqlBool>`(u.name, u.id) > (${name}, ${id}::uuid)`);
}
