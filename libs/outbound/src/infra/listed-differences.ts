import { sql, type SqlBool } from '#database';
import type { DifferenceKind } from '../domain/difference.js';
import { db } from './statements.js';

/** The end of a page of differences: the sort key of the last one, and its account. */
export type DifferencePosition = readonly [string, string];

export interface DifferencesQuery {
  readonly kind?: DifferenceKind | undefined;
  readonly limit: number;
  readonly after?: DifferencePosition | undefined;
}

/** Sorted by name; one extra row shows whether there is a next page. */
export function pageOfDifferences(
  tenantId: string,
  comparisonId: string,
  { kind, limit, after }: DifferencesQuery,
) {
  let page = db
    .selectFrom('outbound.difference')
    .select([
      'account_id as accountId',
      'kind',
      'reason',
      'username',
      'name',
      'name_key as nameKey',
      'seat',
      'other_name as otherName',
      'other_account_id as otherAccountId',
      'fields',
      'joins',
      'leaves',
    ])
    .where('tenant_id', '=', tenantId)
    .where('comparison_id', '=', comparisonId)
    .orderBy('name_key')
    .orderBy('account_id')
    .limit(limit + 1);
  if (kind !== undefined) page = page.where('kind', '=', kind);
  if (after === undefined) return page;
  const [nameKey, accountId] = after;
  return page.where(sql<SqlBool>`(name_key, account_id) > (${nameKey}, ${accountId}::uuid)`);
}
