import { joinableAccounts } from '#accounts';
import { sql, type SqlBool } from '#database';
import { unitsOf } from '#directory';
import { groupsOf } from '#groups';
import { db } from './statements.js';

/**
 * Which active account may use which enabled application now: `tenant_id`, `application_id`, `account_id`. Other modules join it in their
 * own statements, by all three columns, so that nothing outlives the access on which it depends.
 */
export const joinableAccess = db
  .selectFrom('applications.application as p')
  .innerJoin(joinableAccounts.as('a'), 'a.tenant_id', 'p.tenant_id')
  .where('p.state', '=', 'enabled')
  .where('a.status', '=', 'active')
  .where(
    sql<SqlBool>`(p.audience = 'everyone' or exists ${db
      .selectFrom('applications.assignment as s')
      .select('s.id')
      .where(sql<SqlBool>`s.tenant_id = p.tenant_id and s.application_id = p.id`)
      .where(sql<SqlBool>`(s.account_id = a.id or s.role = a.role
        or (s.unit_id is not null and s.unit_id in ${unitsOf({ tenantId: sql`a.tenant_id`, accountId: sql`a.id` })})
        or (s.group_id is not null and s.group_id in ${groupsOf({ tenantId: sql`a.tenant_id`, accountId: sql`a.id` })}))`)})`,
  )
  .select(['p.tenant_id', 'p.id as application_id', 'a.id as account_id']);

/** Applications for other modules to join by tenant and id, read-only, in statements of their own. */
export const joinableApplications = db
  .selectFrom('applications.application')
  .select(['tenant_id', 'id', 'name', 'description', 'logo', 'state', 'start_url', 'owner_id']);
