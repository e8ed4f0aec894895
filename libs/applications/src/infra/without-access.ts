import { sql, type RawBuilder, type SqlBool } from '#database';
import type { ReviewedScope } from '../domain/lost-access.js';
import { joinableAccess } from './joinable-access.js';
import { db } from './statements.js';

/**
 * A condition on rows of another module's table, called `alias`, with `tenant_id`, `application_id` and `account_id`: true if they are
 * within the scope and depend on access that no longer exists.
 */
export function withoutAccess(alias: string, scope: ReviewedScope): RawBuilder<SqlBool> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  const isAnyOf = (column: string, ids: readonly string[]) => sql`${of(column)} = any(${ids}::uuid[])`;
  return sql<SqlBool>`${of('tenant_id')} = ${scope.tenantId}
    and ${isAnyOf('application_id', scope.applicationIds)}
    and ${scope.accountIds === null ? sql`true` : isAnyOf('account_id', scope.accountIds)}
    and not exists ${db
      .selectFrom(joinableAccess.as('y'))
      .select('y.account_id')
      .where(
        sql<SqlBool>`y.tenant_id = ${of('tenant_id')} and y.application_id = ${of('application_id')}
          and y.account_id = ${of('account_id')}`,
      )}`;
}
