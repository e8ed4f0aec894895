import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Daily counts (UTC) for the overview, derived from events, without names. */
export const overview = sqlMigration('m0020-overview', [
  ...moduleSchema('overview'),
  `create table overview.logon_day (
    tenant_id uuid not null references tenancy.tenant (id),
    day date not null,
    method text not null,
    outcome text not null check (outcome in ('completed', 'refused', 'declined', 'failed', 'expired')),
    count bigint not null,
    primary key (tenant_id, day, method, outcome)
  )`,
  ...tenantOwned('overview.logon_day', ['select', 'insert', 'update', 'delete'], 'worker'),
  `create table overview.logon_duration (
    tenant_id uuid not null references tenancy.tenant (id),
    day date not null,
    seconds smallint not null,
    count bigint not null,
    primary key (tenant_id, day, seconds)
  )`,
  `comment on table overview.logon_duration is
    'How many QR logons of a day took so many seconds from the code on the screen to the session'`,
  ...tenantOwned('overview.logon_duration', ['select', 'insert', 'update', 'delete'], 'worker'),
  `create table overview.unusual_event (
    tenant_id uuid not null references tenancy.tenant (id),
    id uuid not null,
    occurred_at timestamptz not null,
    type text not null,
    reason text,
    method text,
    account_id uuid,
    correlation_id text not null,
    primary key (tenant_id, id)
  )`,
  `comment on table overview.unusual_event is 'The newest ones only; all of them are in the log'`,
  `create index unusual_event_newest on overview.unusual_event (tenant_id, occurred_at desc, id desc)`,
  ...tenantOwned('overview.unusual_event', ['select', 'insert', 'delete'], 'worker'),
]);
