import { sqlMigration } from './sql-migration.js';

/** A foreign key that referred to a row by its id alone: table, column, and referenced table. */
const keys = [
  ['accounts.activity', 'account_id', 'accounts.account'],
  ['accounts.import', 'created_by', 'accounts.account'],
  ['authenticators.password', 'account_id', 'accounts.account'],
  ['authenticators.email_code', 'account_id', 'accounts.account'],
  ['logon.session', 'account_id', 'accounts.account'],
  ['logon.logon', 'account_id', 'accounts.account'],
  ['binding.binding', 'account_id', 'accounts.account'],
  ['binding.attach_link', 'account_id', 'accounts.account'],
  ['break_glass.access', 'account_id', 'accounts.account'],
  ['binding.binding', 'connection_id', 'dingtalk.connection'],
  ['binding.attachment', 'connection_id', 'dingtalk.connection'],
  ['binding.unlinked_identity', 'connection_id', 'dingtalk.connection'],
  ['dingtalk.connection_check', 'connection_id', 'dingtalk.connection'],
  ['dingtalk_qr.ticket', 'connection_id', 'dingtalk.connection'],
  ['dingtalk_qr.authorisation', 'connection_id', 'dingtalk.connection'],
] as const;

/**
 * Foreign keys include the tenant. PostgreSQL checks them outside row-level security, so an id alone could point to a row of another
 * tenant.
 */
export const tenantKeys = sqlMigration('m0026-tenant-keys', [
  `alter table accounts.account add constraint account_of_tenant unique (tenant_id, id)`,
  `alter table dingtalk.connection add constraint connection_of_tenant unique (tenant_id, id)`,
  ...keys.map(([table, column, target]) => {
    const name = `${table.slice(table.indexOf('.') + 1)}_${column}_fkey`;
    return `alter table ${table} drop constraint ${name},
      add constraint ${name} foreign key (tenant_id, ${column}) references ${target} (tenant_id, id)`;
  }),
  `alter table messaging.delivery drop constraint delivery_event_id_fkey`,
  // Replaces the index on the id alone: every logon writes events, and one more index would cost there.
  `alter table messaging.outbox drop constraint outbox_id_key, add constraint outbox_of_tenant unique (tenant_id, id)`,
  `alter table messaging.delivery add constraint delivery_event_id_fkey
     foreign key (tenant_id, event_id) references messaging.outbox (tenant_id, id) on delete cascade`,
]);
