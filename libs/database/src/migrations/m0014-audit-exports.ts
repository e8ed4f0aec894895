import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Exports of the log. Small ones are read when they are downloaded; a worker creates large ones, which are kept for a day. */
export const auditExports = sqlMigration('m0014-audit-exports', [
  `create table audit.export (
    tenant_id uuid not null,
    id uuid not null,
    format text not null check (format in ('csv', 'jsonl', 'ocsf')),
    asked jsonb not null,
    up_to bigint not null,
    created_at timestamptz not null,
    created_by uuid,
    correlation_id text not null,
    expires_at timestamptz not null,
    is_made boolean not null,
    state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled', 'expired')),
    records bigint,
    written bigint not null default 0,
    attempts int not null default 0,
    worker uuid,
    leased_until timestamptz,
    failure text,
    manifest jsonb,
    primary key (tenant_id, id)
  )`,
  `comment on column audit.export.asked is 'The filter as it was asked for'`,
  `comment on column audit.export.up_to is 'The last record that can be part of it'`,
  `comment on column audit.export.is_made is 'Whether a worker makes it and keeps it in export_chunk'`,
  `comment on column audit.export.leased_until is
    'Running: when another worker may take it over. Waiting: when it may be tried again'`,
  `create index export_to_make on audit.export (created_at) where state in ('waiting', 'running')`,
  ...tenantOwned('audit.export', ['select', 'insert', 'update', 'delete'], 'worker'),
  `create table audit.export_chunk (
    tenant_id uuid not null,
    export_id uuid not null,
    number int not null,
    body bytea not null,
    primary key (tenant_id, export_id, number),
    foreign key (tenant_id, export_id) references audit.export on delete cascade
  )`,
  `comment on column audit.export_chunk.body is 'Up to 1 MiB of one gzip stream (RFC 1952)'`,
  // The body is already compressed.
  'alter table audit.export_chunk alter column body set storage external',
  ...tenantOwned('audit.export_chunk', ['select', 'insert', 'delete'], 'worker'),
]);
