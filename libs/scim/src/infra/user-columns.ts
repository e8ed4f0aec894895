import { joinableAccounts } from '#accounts';
import { sql, type RawBuilder } from '#database';
import { identifierKey, isId } from '#kernel';
import { ENTERPRISE } from '../domain/schema/user-type.js';
import type { FilterColumn, FilterColumns } from './filter-columns.js';
import { db } from './statements.js';

const NOBODY = sql<boolean>`false`;

const text = (value: RawBuilder<unknown>): FilterColumn => ({ kind: 'text', value });
const kept = (path: string) => text(sql`(u.kept ->> ${sql.lit(path)})`);

/** The attributes by which accounts can be filtered and sorted: `a` is the account, `u` the client's values. */
export function userColumns(tenantId: string, client: string): FilterColumns {
  return {
    id: {
      kind: 'exact',
      value: sql`a.id::text`,
      equals: (given) => (isId(given) ? sql`(a.id = ${given}::uuid)` : NOBODY),
    },
    externalId: {
      kind: 'exact',
      value: sql`u.external_id`,
      equals: (given) => sql`coalesce(u.external_id = ${given}, false)`,
    },
    userName: {
      kind: 'key',
      value: USER_NAME,
      equals: (given) => isCalled(tenantId, client, identifierKey(given)),
    },
    displayName: text(sql`a.display_name`),
    active: { kind: 'boolean', value: sql`(a.status = 'active')` },
    'emails.value': {
      kind: 'key',
      value: sql`a.email_key`,
      equals: (given) => sql`coalesce(a.email_key = ${identifierKey(given)}, false)`,
    },
    'emails.type': text(sql`case when a.email is not null then 'work' end`),
    'emails.primary': { kind: 'boolean', value: sql`case when a.email is not null then true end` },
    'phoneNumbers.value': { kind: 'exact', value: sql`a.phone_number` },
    'phoneNumbers.type': text(sql`case when a.phone_number is not null then 'work' end`),
    'phoneNumbers.primary': {
      kind: 'boolean',
      value: sql`case when a.phone_number is not null then true end`,
    },
    'meta.resourceType': text(sql`'User'::text`),
    'meta.created': { kind: 'time', value: sql`a.created_at` },
    'meta.lastModified': { kind: 'time', value: sql`greatest(a.updated_at, u.updated_at)` },
    'name.formatted': kept('name.formatted'),
    'name.familyName': kept('name.familyName'),
    'name.givenName': kept('name.givenName'),
    title: kept('title'),
    [`${ENTERPRISE}.employeeNumber`]: kept(`${ENTERPRISE}.employeeNumber`),
    [`${ENTERPRISE}.department`]: kept(`${ENTERPRISE}.department`),
  };
}

const USER_NAME = sql<string>`coalesce(u.user_name_key, a.username_key)`;

/** Uses the index of each of the two names, because clients look a name up before they create or change a user. */
function isCalled(tenantId: string, client: string, key: string): RawBuilder<boolean> {
  const byClient = db
    .selectFrom('scim.provisioned_user')
    .select('account_id')
    .where('tenant_id', '=', tenantId)
    .where('client', '=', client)
    .where('user_name_key', '=', key);
  const byUsername = joinableAccounts
    .clearSelect()
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('username_key', '=', key);
  return sql`(a.id in (${byClient} union all ${byUsername}) and ${USER_NAME} = ${key})`;
}
