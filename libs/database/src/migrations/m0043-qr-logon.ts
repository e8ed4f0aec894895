import { APP_ROLE } from '../app-role.js';
import { moduleSchema } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** A function that the application calls with the owner's rights. */
const definer = (signature: string, returns: string, body: string): string[] => [
  `create function ${signature} returns ${returns}
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ ${body} $$`,
];

/**
 * Tickets are independent of the provider: a row names the method of the logon menu that it belongs to. Columns with a single value or none
 * at all are removed (decision 0038).
 */
export const qrLogon = sqlMigration('m0043-qr-logon', [
  ...moduleSchema('qr_logon'),
  `drop function dingtalk_qr.tenant_of_scan(bytea)`,
  `drop function dingtalk_qr.expiry_due(timestamptz)`,
  `alter table dingtalk_qr.ticket set schema qr_logon`,
  `alter table dingtalk_qr.authorisation set schema qr_logon`,
  `drop schema dingtalk_qr`,

  `alter table qr_logon.ticket add column method text not null default 'dingtalk-qr'`,
  `alter table qr_logon.ticket alter column method drop default, drop column purpose, drop column session_id`,
  `comment on column qr_logon.ticket.method is 'Key of the scan method, in the logon menu'`,

  // A QR code holds one opaque value and no tenant: this tells its tenant and its method to anyone who has the value.
  ...definer(
    'qr_logon.scanned_code(hash bytea)',
    'table (tenant_id uuid, method text)',
    'select t.tenant_id, t.method from qr_logon.ticket t where t.scan_hash = hash limit 1',
  ),
  `revoke all on function qr_logon.scanned_code(bytea) from public`,
  `grant execute on function qr_logon.scanned_code(bytea) to ${APP_ROLE}`,
  // A confirmed ticket can still be exchanged for some seconds: the task looks more closely.
  ...definer(
    'qr_logon.expiry_due(present timestamptz)',
    'boolean',
    `select exists (select from qr_logon.ticket
      where state in ('created', 'scanned', 'confirmed') and coalesce(confirm_until, expires_at) <= present)`,
  ),
  `revoke all on function qr_logon.expiry_due(timestamptz) from public`,
  `grant execute on function qr_logon.expiry_due(timestamptz) to ${APP_ROLE}`,

  // Deliveries and tasks that wait under a former name.
  `update messaging.delivery set listener = 'qr-logon' || substr(listener, length('dingtalk-qr') + 1)
   where listener in ('dingtalk-qr.cancel-tickets-of-disabled-method',
     'dingtalk-qr.cancel-tickets-of-disabled-connection', 'dingtalk-qr.cancel-tickets-of-suspended-tenant',
     'dingtalk-qr.revoke-what-a-reported-ticket-gave')`,
  `update messaging.task set id = 'qr-logon' || substr(id, length('dingtalk-qr') + 1)
   where id in ('dingtalk-qr.announce-expired', 'dingtalk-qr.purge')`,
]);
