import type { Product } from '../../harness/start-product.js';

/** A connection of the tenant, always the same one. */
const CONNECTION = 'select id from dingtalk.connection where tenant_id = $1 order by id limit 1';

/** Ids for comparisons with a directory, in any tenant, by the path segment or field that contains them. */
const STATEMENTS = {
  connectionId: CONNECTION,
  groupId: `insert into groups.definition (id, tenant_id, name, name_key, description, conditions, created_at, updated_at)
     select id, $1, id, id::text, '', 0, now(), now() from gen_random_uuid() id returning id`,
  unitId: `insert into directory.unit (id, tenant_id, connection_id, external_id, name, created_at, updated_at)
     select gen_random_uuid(), $1, c.id, gen_random_uuid(), 'Own', now(), now() from (${CONNECTION}) c returning id`,
  pairs: `with g as (insert into groups.definition (id, tenant_id, name, name_key, description, conditions, created_at, updated_at)
       select id, $1, id, id::text, '', 0, now(), now() from gen_random_uuid() id returning id),
     u as (insert into directory.unit (id, tenant_id, connection_id, external_id, name, created_at, updated_at)
       select gen_random_uuid(), $1, c.id, gen_random_uuid(), 'Own', now(), now() from (${CONNECTION}) c returning id, connection_id)
     insert into outbound.pair (id, tenant_id, connection_id, group_id, unit_id, is_new, created_at)
     select gen_random_uuid(), $1, u.connection_id, g.id, u.id, false, now() from g, u returning id`,
  comparisons: `insert into outbound.comparison (id, tenant_id, connection_id, synchronised_at, compared_at, units, untold)
     select gen_random_uuid(), $1, c.id, now(), now(), '[]', '{}' from (${CONNECTION}) c
     on conflict (tenant_id, connection_id) do update set compared_at = excluded.compared_at returning id`,
};

export async function outboundId(
  product: Product,
  kind: keyof typeof STATEMENTS,
  tenantId = product.tenantId,
): Promise<string> {
  const [row] = await product.sql<{ id: string }>(STATEMENTS[kind], [tenantId]);
  if (row === undefined) throw new Error(`The tenant has none of ${kind}`);
  return row.id;
}

/** The data that a comparison needs: a pair, and a directory that has been read. */
export async function readyToCompare(product: Product): Promise<void> {
  await product.sql('delete from outbound.pair where tenant_id = $1', [product.tenantId]);
  await outboundId(product, 'pairs');
  await product.sql(
    `insert into directory.run (id, tenant_id, connection_id, kind, state, is_forced, created_at, finished_at)
     select gen_random_uuid(), $1, c.id, 'sync', 'done', false, now(), now() from (${CONNECTION}) c`,
    [product.tenantId],
  );
}
