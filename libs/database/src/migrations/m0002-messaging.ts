import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/** Outbox and inbox of domain events. */
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
    transaction_id xid8 not null default pg_current_xact_id()
  )`,
  `create index outbox_tenant on messaging.outbox (tenant_id, position)`,
  ...tenantOwned('messaging.outbox', ['select', 'insert', 'delete'], 'worker'),
  `create table messaging.inbox (
    tenant_id uuid not null,
    listener text not null,
    event_id uuid not null,
    handled_at timestamptz not null default now(),
    primary key (tenant_id, listener, event_id)
  )`,
  `create index inbox_handled_at on messaging.inbox (tenant_id, handled_at)`,
  ...tenantOwned('messaging.inbox', ['select', 'insert', 'delete'], 'worker'),
  `create table messaging.parked (
    tenant_id uuid not null,
    listener text not null,
    event_id uuid not null,
    event jsonb not null,
    attempts integer not null,
    error text not null,
    parked_at timestamptz not null default now(),
    primary key (tenant_id, listener, event_id)
  )`,
  ...tenantOwned('messaging.parked', ['select', 'insert', 'delete'], 'worker'),
  `create table messaging.delivery (
    tenant_id uuid not null,
    listener text not null,
    event_id uuid not null,
    attempts integer not null,
    next_attempt_at timestamptz not null,
    primary key (tenant_id, listener, event_id)
  )`,
  ...tenantOwned('messaging.delivery', ['select', 'insert', 'update', 'delete'], 'worker'),
  `grant usage on all sequences in schema messaging to ${APP_ROLE}`,
]);
