import { tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Columns that both tables have, and that a code takes along when it becomes a ticket. */
const COMMON = `id, tenant_id, connection_id, method, scan_hash, browser_secret_hash, browser_hash, confirmation, return_to, ip,
  user_agent, created_at`;

/**
 * An unscanned code is not worth a durable row (decision 0040): it waits in an unlogged table, which PostgreSQL empties after a crash,
 * without foreign keys, whose row locks would be written to the WAL. `qr_logon.ticket` begins with the scan.
 */
export const codesThatWait = sqlMigration('m0050-codes-that-wait', [
  `create unlogged table qr_logon.waiting_code (
    id uuid primary key,
    tenant_id uuid not null,
    connection_id uuid not null,
    method text not null,
    scan_hash bytea not null,
    browser_secret_hash bytea not null,
    browser_hash bytea not null,
    confirmation text not null check (confirmation in ('plain', 'choose_number')),
    return_to text not null,
    ip text not null,
    ip_prefix text not null,
    user_agent text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    lives_until timestamptz not null,
    trouble text check (trouble in ('away', 'slow', 'refused', 'outsider', 'declined', 'unrecognised', 'other_app')),
    end_reason text,
    unique (tenant_id, browser_secret_hash)
  )`,
  `comment on table qr_logon.waiting_code is 'QR codes that nobody has scanned. Unlogged: a crash of the database loses them'`,
  `comment on column qr_logon.waiting_code.method is 'Key of the scan method, in the logon menu'`,
  `comment on column qr_logon.waiting_code.expires_at is
     'Comes nearer than lives_until while the page that shows the code cannot be reached'`,
  `comment on column qr_logon.waiting_code.lives_until is 'What expires_at was at first'`,
  `comment on column qr_logon.waiting_code.trouble is 'What last kept a phone from scanning it; null: nothing yet'`,
  `comment on column qr_logon.waiting_code.end_reason is 'Why it was withdrawn before its time; null: it was not'`,
  `create index waiting_code_scan on qr_logon.waiting_code (scan_hash)`,
  `create index waiting_code_of_browser on qr_logon.waiting_code (tenant_id, browser_hash) where end_reason is null`,
  `create index waiting_code_of_network on qr_logon.waiting_code (tenant_id, ip_prefix, expires_at) where end_reason is null`,
  `create index waiting_code_over on qr_logon.waiting_code (tenant_id, lives_until)`,
  ...tenantOwned('qr_logon.waiting_code', ['select', 'insert', 'update', 'delete'], 'worker'),

  `insert into qr_logon.waiting_code (${COMMON}, ip_prefix, expires_at, lives_until, trouble)
   select ${COMMON}, ip_prefix, expires_at, coalesce(lives_until, expires_at), trouble from qr_logon.ticket where state = 'created'`,
  `delete from qr_logon.ticket where scanned_at is null`,

  `drop index qr_logon.ticket_live, qr_logon.ticket_of_browser, qr_logon.ticket_of_network, qr_logon.ticket_of_phone,
     qr_logon.ticket_unscanned`,
  `alter table qr_logon.ticket
     drop constraint ticket_state_check,
     add constraint ticket_state_check
       check (state in ('scanned', 'confirmed', 'consumed', 'denied', 'expired', 'cancelled')),
     drop column ip_prefix, drop column expires_at, drop column lives_until, drop column trouble,
     alter column scanned_at set not null, alter column confirm_until set not null,
     alter column phone_hash set not null, alter column phone_ip set not null, alter column phone_agent set not null,
     alter column subject set not null, alter column attributes set not null, alter column name set not null`,
  `create index ticket_live on qr_logon.ticket (tenant_id, confirm_until) where state in ('scanned', 'confirmed')`,
  `create index ticket_of_browser on qr_logon.ticket (tenant_id, browser_hash) where state = 'scanned'`,

  `create or replace function qr_logon.scanned_code(hash bytea)
     returns table (tenant_id uuid, method text)
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ (select w.tenant_id, w.method from qr_logon.waiting_code w where w.scan_hash = hash)
       union all (select t.tenant_id, t.method from qr_logon.ticket t where t.scan_hash = hash) limit 1 $$`,
  `create or replace function qr_logon.expiry_due(present timestamptz)
     returns boolean
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ select exists (select from qr_logon.ticket
       where state in ('scanned', 'confirmed') and confirm_until <= present) $$`,
]);
