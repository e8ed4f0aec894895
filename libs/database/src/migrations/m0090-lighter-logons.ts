import { FORMS, WIDE } from './m0030-words.js';
import { sqlMigration } from './sql-migration.js';

const FUNCTION = 'immutable strict parallel safe set search_path = pg_catalog, pg_temp';

/**
 * Reduces the database work of a logon (decision 0066).
 *
 * For tables that are empty one minute and full the next, statistics are useless: PostgreSQL rates an index that begins with the tenant as
 * highly as the one that identifies the row, and then scans all codes of the tenant. Here an index contains only the column that identifies
 * a row, so that a statement that gives it has no other choice; not even a partial index may have a condition that such a statement
 * contains. The secrets are unique only because they are 32 random bytes.
 *
 * The composite key of the referenced row already covers the tenant. A second foreign key would only lock the tenant's row for all
 * concurrent logons.
 */
export const lighterLogons = sqlMigration('m0090-lighter-logons', [
  `alter table qr_logon.waiting_code drop constraint waiting_code_tenant_id_browser_secret_hash_key`,
  `drop index qr_logon.waiting_code_scan, qr_logon.waiting_code_of_browser, qr_logon.waiting_code_of_network, qr_logon.waiting_code_over`,
  `create index waiting_code_over on qr_logon.waiting_code (lives_until)`,
  `create index waiting_code_of_network on qr_logon.waiting_code (ip_prefix)`,
  `create index waiting_code_of_browser on qr_logon.waiting_code (browser_hash)`,
  `create index waiting_code_of_secret on qr_logon.waiting_code (browser_secret_hash)`,
  `create index waiting_code_scan on qr_logon.waiting_code (scan_hash)`,

  `alter table qr_logon.ticket
     drop constraint ticket_tenant_id_browser_secret_hash_key, drop constraint ticket_tenant_id_scan_hash_key,
     drop constraint ticket_tenant_id_fkey`,
  `drop index qr_logon.ticket_scan, qr_logon.ticket_live, qr_logon.ticket_of_browser`,
  `create index ticket_live on qr_logon.ticket (confirm_until) where finished_at is null`,
  `create index ticket_of_browser on qr_logon.ticket (browser_hash)`,
  `create index ticket_of_secret on qr_logon.ticket (browser_secret_hash)`,
  `create index ticket_scan on qr_logon.ticket (scan_hash)`,
  `create or replace function qr_logon.expiry_due(present timestamptz)
     returns boolean
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ select exists (select from qr_logon.ticket where finished_at is null and confirm_until <= present) $$`,

  `alter table logon.session drop constraint session_tenant_id_fkey`,

  // A record without Chinese characters needs no splitting, which its length in bytes shows.
  `create or replace function words.beside_wide(text) returns text language plpgsql ${FUNCTION} as $$
   begin
     if octet_length($1) = length($1) or $1 !~ '[${WIDE}${FORMS}]' then
       return '';
     end if;
     return coalesce((
       select string_agg(run[1], ' ')
       from regexp_matches($1, '([A-Za-z0-9]*[${WIDE}${FORMS}][A-Za-z0-9${WIDE}${FORMS}]*)', 'g') as run), '');
   end $$`,
  `create or replace function words.of(text) returns tsvector language plpgsql ${FUNCTION} as $$
   begin
     if $1 = '' then
       return ''::tsvector;
     end if;
     return (select coalesce(string_agg('''' || token || ''':' || least(place, 16383), ' '), '')::tsvector from words.tokens($1));
   end $$`,
]);
