import { RotateCallbackKeys } from '#dingtalk';
import type { Product } from '../../harness/start-product.js';
import { useCase } from './use-case.js';

/** Inserts a row of a tenant into each table of the directory, as during a run. */
export async function leaveADirectory(product: Product, tenant: string): Promise<void> {
  const [source] = await product.sql<{ id: string }>(
    'select id from dingtalk.connection where tenant_id = $1 limit 1',
    [tenant],
  );
  const keys = useCase(product, RotateCallbackKeys);
  for (let time = 0; source !== undefined && time < 2; time += 1) await keys.execute(tenant, source.id);
  await product.sql(
    `with source as (select id from dingtalk.connection where tenant_id = $1 limit 1),
       person as (select id from accounts.account where tenant_id = $1 limit 1),
       field as (
         insert into profiles.field (id, tenant_id, key, label_en, label_zh, type, choices, is_built_in, is_required, is_unique,
           visible_to, editable_by, leader, created_at, updated_at)
         select gen_random_uuid(), $1, 'trace', 'Trace', '痕迹', 'text', '{}', false, false, false, '{}', 'administrators',
           'directory', now(), now() on conflict do nothing returning id),
       value as (
         insert into profiles.value (tenant_id, account_id, field_id, value, origin, changed_at)
         select $1, person.id, field.id, 'trace', 'hand', now() from person, field),
       pace as (
         insert into dingtalk.call_pace (tenant_id, connection_id, path, next_at) select $1, id, '/test', now() from source
         on conflict do nothing),
       unknown_rule as (
         insert into binding.unknown_rule (tenant_id, connection_id, kind, changed_at)
         select $1, id, 'attach', now() from source on conflict do nothing),
       settings as (
         insert into directory.settings
           (tenant_id, connection_id, leaver_threshold_count, leaver_threshold_percent, username_from, match_by, scope, updated_at)
         select $1, id, 20, 25, 'userId', 'none', '{}', now() from source on conflict do nothing),
       callback_seen as (
         insert into dingtalk.callback_seen (tenant_id, connection_id, signature, seen_at)
         select $1, id, 'test', now() from source on conflict do nothing),
       following as (
         insert into directory.following (tenant_id, connection_id) select $1, id from source on conflict do nothing),
       notice as (
         insert into directory.notice (tenant_id, connection_id, kind, external_id, is_leaving, heard_at, next_attempt_at)
         select $1, id, 'person', 'test', false, now(), 'infinity' from source),
       run as (
         insert into directory.run (id, tenant_id, connection_id, kind, state, is_forced, created_at, finished_at)
         select gen_random_uuid(), $1, id, 'preview', 'done', false, now(), now() from source returning id),
       staged_unit as (
         insert into directory.staged_unit (tenant_id, run_id, external_id, name, depth, is_read)
         select $1, id, '1', 'test', 0, true from run),
       staged_person as (
         insert into directory.staged_person (tenant_id, run_id, key, seat, name, units, read_at)
         select $1, id, 'test', 'test', 'test', '{}', now() from run),
       change as (
         insert into directory.change (tenant_id, run_id, key, kind, seat, name) select $1, id, 'test', 'missing', 'test', 'test' from run),
       unit as (
         insert into directory.unit (id, tenant_id, connection_id, external_id, name, created_at, updated_at)
         select gen_random_uuid(), $1, id, '1', 'test', now(), now() from source returning id),
       membership as (
         insert into directory.membership (tenant_id, unit_id, account_id, connection_id, is_primary)
         select $1, unit.id, person.id, source.id, true from unit, person, source)
     insert into directory.person (id, tenant_id, connection_id, subject, seat, account_id, name, units, state, is_ours, read_at, created_at)
     select gen_random_uuid(), $1, source.id, 'test', 'test', person.id, 'test', '{}', 'present', false, now(), now() from source, person`,
    [tenant],
  );
}
