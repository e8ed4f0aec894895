import type { Product } from '../../harness/start-product.js';

/** Puts a person of the demo tenant into departments, like a run of the directory; the first one is primary. Gives their ids. */
export async function joinDepartments(
  { sql, tenantId }: Product,
  username: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const rows = await sql<{ id: string }>(
    `with unit as (
       insert into directory.unit (id, tenant_id, connection_id, external_id, name, created_at, updated_at)
       select gen_random_uuid(), c.tenant_id, c.id, n.name || gen_random_uuid(), n.name, now(), now()
       from unnest($2::text[]) as n (name), (select tenant_id, id from providers.connection where tenant_id = $1 limit 1) as c
       returning *
     ), joined as (
       insert into directory.membership (tenant_id, unit_id, account_id, connection_id, is_primary)
       select u.tenant_id, u.id, a.id, u.connection_id, u.name = ($2::text[])[1]
       from unit as u join accounts.account as a on a.tenant_id = u.tenant_id and a.username = $3
     )
     select id from unit order by array_position($2::text[], name)`,
    [tenantId, names, username],
  );
  return rows.map(({ id }) => id);
}

/** Removes a person of the demo tenant from all departments, like a run of the directory. */
export async function leaveDepartments({ sql, tenantId }: Product, username: string): Promise<void> {
  await sql(
    `delete from directory.membership where tenant_id = $1
     and account_id = (select id from accounts.account where tenant_id = $1 and username = $2)`,
    [tenantId, username],
  );
}
