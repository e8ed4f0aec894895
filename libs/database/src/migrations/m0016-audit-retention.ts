import { APP_ROLE } from '../app-role.js';
import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

const FUNCTION = 'security definer set search_path = pg_catalog, pg_temp';

/** The first step of every function that removes records: the tenant, whether removal is allowed, and the required age. */
const MAY_REMOVE = `
     select legal_hold_since is not null, clock_timestamp() - make_interval(days => greatest(retention_days, 30))
       into is_held, latest
       from audit.policy where tenant_id = tenant for share;
     if is_held is not false or latest is null then return; end if;`;

const TENANT = `tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;`;

/**
 * Removal of old records. The application's role owns no record and cannot delete any. These functions run as the owner and are its only
 * way; they decide by the tenant's policy and the time of the database. They take no time and no sequence number, so a manual call removes
 * nothing beyond the policy.
 */
export const auditRetention = sqlMigration('m0016-audit-retention', [
  `create table audit.retention_run (
    tenant_id uuid not null,
    id uuid not null,
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    is_held boolean not null,
    first_before bigint not null,
    first_after bigint not null,
    failure text,
    primary key (tenant_id, id)
  )`,
  `comment on column audit.retention_run.first_after is 'Oldest record that is kept; those from first_before on went'`,
  ...tenantOwned('audit.retention_run', ['select', 'insert', 'update', 'delete']),

  // A chain begins after a checkpoint. The function checks the record itself, because the application may write checkpoints.
  `create function audit.expire_records(out is_held boolean, out first_before bigint, out first_after bigint)
   language plpgsql ${FUNCTION} as $$
   declare
     ${TENANT}
     latest timestamptz;
   begin
     select first_sequence, first_sequence into first_before, first_after
       from audit.chain where tenant_id = tenant for update;
     first_before := coalesce(first_before, 1);
     first_after := first_before;
     ${MAY_REMOVE}
     select checkpoint.sequence + 1 into first_after
       from audit.checkpoint join audit.record using (tenant_id, sequence, hash)
       where tenant_id = tenant and checkpoint.sequence >= first_before
         and checkpoint.recorded_at < latest and record.recorded_at < latest
       order by checkpoint.sequence desc limit 1;
     if not found then first_after := first_before; end if;
     update audit.chain set first_sequence = first_after where tenant_id = tenant and first_after > first_before;
   end $$`,

  `create function audit.remove_expired(most int, out removed int) language plpgsql ${FUNCTION} as $$
   declare
     ${TENANT}
     is_held boolean;
     latest timestamptz;
   begin
     removed := 0;
     ${MAY_REMOVE}
     delete from audit.record
       where tenant_id = tenant and recorded_at < latest and sequence <= (
         select max(oldest.sequence) from (
           select record.sequence from audit.chain join audit.record using (tenant_id)
           where tenant_id = tenant and record.sequence < chain.first_sequence and record.recorded_at < latest
           order by record.sequence limit least(most, 5000)) oldest);
     get diagnostics removed = row_count;
   end $$`,

  // Does not wait for locks: a long export holds the partition, and the whole log would queue behind this statement.
  `create function audit.drop_partition(out dropped text) language plpgsql ${FUNCTION} set lock_timeout = '200ms' as $$
   declare
     name text;
     is_needed boolean;
   begin
     for name in
       select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
       where inhparent = 'audit.record'::regclass and relname ~ '^record_\\d{4}_\\d{2}$'
         and (to_date(right(relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC'
           < clock_timestamp() - interval '30 days'
       order by relname
     loop
       lock table audit.policy in share mode;
       execute format(
         'select exists (
            select from audit.chain left join audit.policy using (tenant_id) cross join lateral (
              select from audit.%I record
              where record.tenant_id = chain.tenant_id
                and record.sequence >= case when legal_hold_since is null then first_sequence else 0 end
              limit 1) kept)', name) into is_needed;
       continue when is_needed;
       execute format('drop table audit.%I', name);
       dropped := name;
       return;
     end loop;
   exception when lock_not_available then
     dropped := null;
   end $$`,

  `create function audit.retention_due() returns setof uuid language sql stable ${FUNCTION} as $$
     select tenant_id from audit.policy
     where retention_days is not null and not exists (
       select from audit.retention_run run where run.tenant_id = policy.tenant_id
         and run.started_at > clock_timestamp() - interval '1 day'
         and (run.finished_at is not null or run.started_at > clock_timestamp() - interval '1 hour'))
   $$`,
  ...['expire_records()', 'remove_expired(int)', 'drop_partition()', 'retention_due()'].flatMap(
    (signature) => [
      `revoke all on function audit.${signature} from public`,
      `grant execute on function audit.${signature} to ${APP_ROLE}`,
    ],
  ),
]);
