import { APP_ROLE } from '../app-role.js';
import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** The text that people can search for words. Generated columns accept only immutable functions. */
const SEARCH = `
  to_tsvector('simple'::regconfig, replace(type, '.', ' ') || ' ' || ${[
    'reason',
    'method',
    'actor_kind',
    'actor_id::text',
    'browser_ip',
    'browser_name',
    'browser_os',
    'phone_ip',
    'phone_name',
    'phone_os',
    'correlation_id',
  ]
    .map((column) => `coalesce(${column}, '')`)
    .join(` || ' ' || `)})
  || jsonb_to_tsvector('simple'::regconfig, targets, '["string"]'::jsonb)
  || jsonb_to_tsvector('simple'::regconfig, detail, '["string"]'::jsonb)`;

/** The filters of the log; each index has the order in which records are listed. */
const FILTERS = ['', 'type', 'outcome', 'actor_id', 'method', 'browser_ip', 'phone_ip'];

/**
 * The log. Append-only for the application's role: it inserts into `record`, under row-level security, and reads the
 * view `entry`, which shows the records of the tenant in the context. A view, because under row-level security
 * PostgreSQL uses no GIN index (the operators of words and of JSON are not leakproof). Partitions grant nothing.
 */
export const audit = sqlMigration('m0011-audit', [
  ...moduleSchema('audit'),
  // Partitioned by recording time, which never goes back within a chain: each partition holds one stretch of each chain.
  `create table audit.record (
    tenant_id uuid not null,
    sequence bigint not null check (sequence > 0),
    recorded_at timestamptz not null,
    id uuid not null,
    occurred_at timestamptz not null check (occurred_at <= recorded_at),
    type text not null,
    outcome text not null check (outcome in ('success', 'refused', 'info')),
    reason text,
    actor_kind text not null,
    actor_id uuid,
    targets jsonb not null,
    method text,
    browser_ip text,
    browser_agent text,
    browser_name text,
    browser_os text,
    phone_ip text,
    phone_agent text,
    phone_name text,
    phone_os text,
    correlation_id text not null,
    causation_id text,
    detail jsonb not null,
    previous_hash bytea not null check (length(previous_hash) = 32),
    hash bytea not null check (length(hash) = 32),
    search tsvector generated always as (${SEARCH}) stored,
    primary key (tenant_id, sequence, recorded_at)
  ) partition by range (recorded_at)`,
  `comment on column audit.record.sequence is 'Place in the chain of the tenant: 1, 2, 3 and so on'`,
  `comment on column audit.record.id is 'Id of the event that the record is of'`,
  `comment on column audit.record.hash is
    'SHA-256 of the record as a document in canonical form (RFC 8785), previous_hash included'`,
  ...FILTERS.map(
    (column) =>
      `create index record_by_${column || 'time'} on audit.record
       (tenant_id, ${column && `${column}, `}occurred_at desc, sequence desc)`,
  ),
  `create index record_by_id on audit.record (tenant_id, id)`,
  `create index record_by_correlation_id on audit.record (tenant_id, correlation_id)`,
  `create index record_by_target on audit.record using gin (targets jsonb_path_ops)`,
  `create index record_by_word on audit.record using gin (search)`,
  ...tenantOwned('audit.record', ['insert']),
  `create view audit.entry as select * from audit.record
   where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`,
  `grant select on audit.entry to ${APP_ROLE}`,

  `create table audit.chain (
    tenant_id uuid primary key,
    last_sequence bigint not null,
    last_hash bytea not null,
    last_recorded_at timestamptz not null,
    first_sequence bigint not null default 1
  ) with (fillfactor = 50)`,
  `comment on column audit.chain.first_sequence is 'Oldest record that is kept'`,
  ...tenantOwned('audit.chain', ['select', 'insert']),
  // Only retention, which runs as the owner, moves the beginning.
  `grant update (last_sequence, last_hash, last_recorded_at) on audit.chain to ${APP_ROLE}`,

  `create table audit.checkpoint (
    tenant_id uuid not null,
    sequence bigint not null,
    hash bytea not null,
    recorded_at timestamptz not null,
    made_at timestamptz not null,
    key_id text not null,
    signature bytea not null,
    primary key (tenant_id, sequence)
  )`,
  ...tenantOwned('audit.checkpoint', ['select', 'insert']),

  `create table audit.policy (
    tenant_id uuid primary key,
    ip_form text not null check (ip_form in ('full', 'network', 'hashed')),
    agent_form text not null check (agent_form in ('full', 'parsed')),
    retention_days int check (retention_days >= 30),
    legal_hold_reason text,
    legal_hold_since timestamptz,
    revision int not null,
    check ((legal_hold_reason is null) = (legal_hold_since is null))
  )`,
  `comment on column audit.policy.retention_days is 'Null: records are kept for ever'`,
  ...tenantOwned('audit.policy', ['select', 'insert', 'update']),

  // The application's role owns nothing; this function, which runs as the owner, is its only way to change partitions.
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
         -- What another session made while this one waited for it, to_regclass may not know yet.
         execute format(
           'create table if not exists audit.%I partition of audit.record for values from (%L) to (%L)', name,
           month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
         execute format('alter table audit.%I enable row level security', name);
       end if;
     end loop;
   end $$`,
  `revoke all on function audit.ensure_partitions(timestamptz) from public`,
  `grant execute on function audit.ensure_partitions(timestamptz) to ${APP_ROLE}`,
  `select audit.ensure_partitions(now())`,
]);
