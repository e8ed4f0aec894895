import { APP_ROLE } from '../app-role.js';
import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/**
 * The log. Append-only for the application's role, and partitioned by month, so that what is too old can leave without
 * a long deletion. Partitions grant nothing: the one way to a record is the parent table with its policy.
 */
export const audit = sqlMigration('m0011-audit', [
  ...moduleSchema('audit'),
  `create table audit.record (
    id uuid not null,
    tenant_id uuid not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    type text not null,
    outcome text not null check (outcome in ('success', 'refused', 'info')),
    reason text,
    actor jsonb not null,
    target jsonb not null,
    method text,
    browser jsonb,
    phone jsonb,
    correlation_id text not null,
    causation_id text,
    detail jsonb not null,
    primary key (tenant_id, occurred_at, id)
  ) partition by range (occurred_at)`,
  `comment on column audit.record.id is 'Id of the event that the record is of'`,
  ...tenantOwned('audit.record', ['select', 'insert']),
  // The application's role owns nothing; this function, which runs as the owner, is all it can do to the partitions.
  `create function audit.ensure_partitions(at timestamptz) returns void
   language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
   declare
     first timestamp := date_trunc('month', at at time zone 'UTC');
     month timestamp;
     name text;
   begin
     for ahead in 0..2 loop
       month := first + make_interval(months => ahead);
       name := 'record_' || to_char(month, 'YYYY_MM');
       if to_regclass('audit.' || quote_ident(name)) is null then
         perform pg_advisory_xact_lock(hashtextextended('audit.ensure_partitions', 0));
         if to_regclass('audit.' || quote_ident(name)) is null then
           execute format(
             'create table audit.%I partition of audit.record for values from (%L) to (%L)', name,
             month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
           execute format('alter table audit.%I enable row level security', name);
         end if;
       end if;
     end loop;
   end $$`,
  `revoke all on function audit.ensure_partitions(timestamptz) from public`,
  `grant execute on function audit.ensure_partitions(timestamptz) to ${APP_ROLE}`,
  `select audit.ensure_partitions(now())`,
]);
