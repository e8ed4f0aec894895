import { APP_ROLE } from '../app-role.js';
import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** QR tickets and the states of DingTalk's authorisation page. */
export const dingtalkQr = sqlMigration('m0010-dingtalk-qr', [
  ...moduleSchema('dingtalk_qr'),
  `create table dingtalk_qr.ticket (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null references dingtalk.connection (id),
    purpose text not null check (purpose in ('logon')),
    channel text not null check (channel in ('qr', 'in_app')),
    state text not null
      check (state in ('created', 'scanned', 'confirmed', 'consumed', 'denied', 'expired', 'cancelled')),
    scan_hash bytea not null,
    browser_secret_hash bytea not null,
    browser_hash bytea not null,
    confirmation text not null check (confirmation in ('plain', 'choose_number')),
    number smallint not null,
    choices smallint[] not null,
    return_to text not null,
    ip text not null,
    ip_prefix text not null,
    user_agent text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    scanned_at timestamptz,
    confirm_until timestamptz,
    finished_at timestamptz,
    end_reason text,
    phone_hash bytea,
    phone_ip text,
    phone_agent text,
    union_id text,
    corp_id text,
    user_id text,
    open_id text,
    identity_name text,
    session_id uuid,
    unique (tenant_id, scan_hash),
    unique (tenant_id, browser_secret_hash)
  )`,
  `comment on column dingtalk_qr.ticket.confirm_until is 'A minute after the scan, but never more than 600 s after the ticket was made'`,
  `create index ticket_scan on dingtalk_qr.ticket (scan_hash)`,
  `create index ticket_of_browser on dingtalk_qr.ticket (tenant_id, browser_hash) where state in ('created', 'scanned')`,
  `create index ticket_of_network on dingtalk_qr.ticket (tenant_id, ip_prefix, expires_at)
     where state in ('created', 'scanned')`,
  `create index ticket_live on dingtalk_qr.ticket (tenant_id, expires_at) where state in ('created', 'scanned', 'confirmed')`,
  `create index ticket_of_phone on dingtalk_qr.ticket (tenant_id, phone_hash, scanned_at desc) where phone_hash is not null`,
  `create index ticket_finished on dingtalk_qr.ticket (finished_at) where finished_at is not null`,
  ...tenantOwned('dingtalk_qr.ticket', ['select', 'insert', 'update', 'delete'], 'worker'),
  // A QR code holds one opaque value and no tenant: this tells its tenant, and nothing else, to anyone who has the value.
  `create function dingtalk_qr.tenant_of_scan(hash bytea) returns uuid
     language sql stable security definer set search_path = ''
     as $$ select tenant_id from dingtalk_qr.ticket where scan_hash = hash limit 1 $$`,
  `revoke all on function dingtalk_qr.tenant_of_scan(bytea) from public`,
  `grant execute on function dingtalk_qr.tenant_of_scan(bytea) to ${APP_ROLE}`,
  `create table dingtalk_qr.authorisation (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    connection_id uuid not null references dingtalk.connection (id),
    state_hash bytea not null,
    browser_hash bytea not null,
    scan_hash bytea,
    return_to text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    unique (tenant_id, state_hash)
  )`,
  `comment on column dingtalk_qr.authorisation.scan_hash is 'The ticket that a phone scanned; null = logon on this same device'`,
  `create index authorisation_finished on dingtalk_qr.authorisation (expires_at)`,
  ...tenantOwned('dingtalk_qr.authorisation', ['select', 'insert', 'update', 'delete'], 'worker'),
]);
