import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/** Outbox, inbox and deliveries of domain events, and the schema of BullMQ's tables on PostgreSQL. */
export const messaging = sqlMigration('m0002-messaging', [
  ...moduleSchema('messaging'),
  `create table messaging.outbox (
    position bigint generated always as identity primary key,
    id uuid not null unique,
    tenant_id uuid not null,
    name text not null,
    payload jsonb not null,
    context jsonb not null,
    occurred_at timestamptz not null,
    drained_at timestamptz
  )`,
  `create index outbox_pending on messaging.outbox (tenant_id, position) where drained_at is null`,
  ...tenantOwned('messaging.outbox', ['select', 'insert', 'update', 'delete'], 'worker'),
  `create table messaging.inbox (
    tenant_id uuid not null,
    listener text not null,
    event_id uuid not null,
    handled_at timestamptz not null default now(),
    primary key (tenant_id, listener, event_id)
  )`,
  `create index inbox_handled_at on messaging.inbox (handled_at)`,
  ...tenantOwned('messaging.inbox', ['select', 'insert', 'delete'], 'worker'),
  `create table messaging.delivery (
    tenant_id uuid not null,
    listener text not null,
    event_id uuid not null references messaging.outbox (id) on delete cascade,
    attempts integer not null,
    error text not null,
    next_attempt_at timestamptz,
    primary key (tenant_id, listener, event_id)
  )`,
  `comment on column messaging.delivery.next_attempt_at is 'null = parked: given up after the last attempt'`,
  `create index delivery_due on messaging.delivery (next_attempt_at) where next_attempt_at is not null`,
  ...tenantOwned('messaging.delivery', ['select', 'insert', 'update', 'delete'], 'worker'),
  ...moduleSchema('queue'),
  // BullMQ creates a sequence for each queue when its first job is added.
  `grant create on schema queue to ${APP_ROLE}`,
  `alter default privileges in schema queue grant select, insert, update, delete on tables to ${APP_ROLE}`,
  `alter default privileges in schema queue grant usage, select on sequences to ${APP_ROLE}`,
  `alter default privileges in schema queue grant execute on functions to ${APP_ROLE}`,
]);
