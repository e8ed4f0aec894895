import 'reflect-metadata';
import { readSettings } from '#runtime';
import { seedDemo } from '../../../dist/apps/standalone/src/index.js';

/** Creates the demo tenant, and a linked account for each person of the simulated DingTalk. */
export async function enrol(database, environment, people) {
  await seedDemo(readSettings(environment));
  await database.sql(
    `with account as (
       insert into accounts.account (id, tenant_id, username, username_key, username_skeleton, display_name, role, created_at, updated_at)
       select gen_random_uuid(), t.id, 'person-' || p, 'person-' || p, 'person-' || p, 'Person ' || p, 'member', now(), now()
       from tenancy.tenant t, generate_series(0, $1 - 1) p
       returning id, tenant_id, username),
     activity as (
       insert into accounts.activity (tenant_id, account_id, linked_identities) select tenant_id, id, 1 from account)
     insert into binding.binding (id, tenant_id, connection_id, subject, attributes, name, account_id,
       origin, created_at)
     select gen_random_uuid(), a.tenant_id, c.id, 'UNION-' || a.username, jsonb_build_object('corpId', c.corp_id, 'userId', a.username), a.username, a.id,
       'import', now()
     from account a join dingtalk.connection c using (tenant_id)`,
    [people],
  );
  // As autovacuum does within a minute after so many inserts.
  await database.sql('analyze');
}
