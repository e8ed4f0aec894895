import { definerFunction } from '../definer-function.js';
import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

const ALL = ['select', 'insert', 'update', 'delete'] as const;

const INTERVAL = `case s.schedule when 'hourly' then interval '1 hour' when 'daily' then interval '1 day' end`;

/** The directory follows its source change by change, between its runs. */
export const following = sqlMigration('m0096-following', [
  `alter table directory.settings
     add column stream text not null default 'off' constraint settings_stream_check check (stream in ('off', 'on')),
     add column push text not null default 'off' constraint settings_push_check check (push in ('off', 'on'))`,

  `create table directory.following (
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null,
    line_state text not null default 'off' constraint following_line_state_check
      check (line_state in ('off', 'opening', 'open', 'waiting')),
    line_failure text,
    line_facts jsonb,
    opened_at timestamptz,
    alive_at timestamptz,
    heard_at timestamptz,
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    failure text,
    facts jsonb,
    failed_at timestamptz,
    primary key (tenant_id, connection_id),
    foreign key (tenant_id, connection_id) references providers.connection (tenant_id, id)
  )`,
  `comment on column directory.following.line_failure is 'Why the line could not be kept open, as a code'`,
  `comment on column directory.following.alive_at is 'When the line was last known to be whole: what happened before was heard'`,
  `comment on column directory.following.heard_at is 'When the source last told of a change'`,
  `comment on column directory.following.failure is 'Why what was heard could not be looked at, as a code'`,
  ...tenantOwned('directory.following', ALL),

  `create table directory.notice (
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null,
    kind text not null constraint notice_kind_check check (kind in ('person', 'unit', 'gap')),
    external_id text not null,
    is_leaving boolean not null,
    revision integer not null default 1,
    looks integer not null default 0,
    attempts integer not null default 0,
    heard_at timestamptz not null,
    next_attempt_at timestamptz not null,
    primary key (tenant_id, connection_id, kind, external_id),
    foreign key (tenant_id, connection_id) references providers.connection (tenant_id, id)
  )`,
  `comment on table directory.notice is 'Whom to look at, because the source says that something about them has changed'`,
  `comment on column directory.notice.external_id is 'Of a gap: since when nothing was heard'`,
  `comment on column directory.notice.revision is 'Counts what was heard: whoever was looked at before the last of it is looked at again'`,
  `comment on column directory.notice.looks is 'How often somebody who is said to have left was found there still'`,
  `create index notice_due on directory.notice (next_attempt_at)`,
  ...tenantOwned('directory.notice', ALL),

  `alter table directory.run drop constraint run_kind_check`,
  `alter table directory.run add constraint run_kind_check check (kind in ('preview', 'sync', 'event'))`,
  `drop index directory.run_alone`,
  `create unique index run_alone on directory.run (tenant_id, connection_id) where finished_at is null and kind <> 'event'`,
  `alter table directory.run add column drift integer`,
  `comment on column directory.run.drift is 'Changes of which no event had told; null: nothing was followed'`,
  `alter table directory.change add column departed_at timestamptz`,
  `comment on column directory.change.departed_at is 'When the person left, as the source keeps it'`,

  `create or replace function directory.runs_due(present timestamptz, most integer) returns table (tenant_id uuid, id text)
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ select tenant_id, id::text from directory.run
           where finished_at is null and kind <> 'event' and next_attempt_at <= present
           order by next_attempt_at limit most $$`,
  `create or replace function directory.schedules_due(present timestamptz, most integer)
     returns table (tenant_id uuid, connection_id uuid)
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ select s.tenant_id, s.connection_id from directory.settings s
           where s.schedule <> 'off' and not exists (
             select from directory.run r
             where r.tenant_id = s.tenant_id and r.connection_id = s.connection_id and r.kind <> 'event'
               and (r.finished_at is null or (r.kind = 'sync' and r.created_at > present - ${INTERVAL})))
           limit most $$`,
  ...definerFunction(
    'directory.lines_due',
    'present timestamptz, most integer',
    'table (tenant_id uuid, id text)',
    `select f.tenant_id, f.connection_id::text from directory.following f
     join directory.settings s on s.tenant_id = f.tenant_id and s.connection_id = f.connection_id
     join tenancy.tenant t on t.id = f.tenant_id
     where s.stream = 'on' and t.status = 'active' and f.next_attempt_at <= present
     order by f.next_attempt_at limit most`,
  ),
  ...definerFunction(
    'directory.notices_due',
    'present timestamptz, most integer',
    'table (tenant_id uuid, id text)',
    `select tenant_id, connection_id::text from directory.notice
     where next_attempt_at <= present group by tenant_id, connection_id order by min(next_attempt_at) limit most`,
  ),
]);
