import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/** Whether a task has work to do now, for any tenant: a yes or no that an index answers. */
const DUE: Readonly<Record<string, string>> = {
  'mail.sending_due': `exists (select from mail.outgoing where next_attempt_at <= present)`,
  // A confirmed ticket can still be exchanged for some seconds: the task looks more closely.
  'dingtalk_qr.expiry_due': `exists (select from dingtalk_qr.ticket
    where state in ('created', 'scanned', 'confirmed') and coalesce(confirm_until, expires_at) <= present)`,
  'audit.sending_due': `exists (select from audit.webhooks_due(present))`,
  'audit.export_due': `exists (select from audit.export
    where state in ('waiting', 'running') and coalesce(leased_until <= present, true))`,
};

/**
 * Queries of the workers' sweep for tasks whose work becomes due at unpredictable times. They run with the owner's rights, so that one
 * statement without a transaction covers all tenants, and return only yes or no.
 */
export const dueWork = sqlMigration(
  'm0024-due-work',
  Object.entries(DUE).flatMap(([name, condition]) => [
    `create function ${name}(present timestamptz) returns boolean
       language sql stable security definer set search_path = pg_catalog, pg_temp
       as $$ select ${condition} $$`,
    `revoke all on function ${name}(timestamptz) from public`,
    `grant execute on function ${name}(timestamptz) to ${APP_ROLE}`,
  ]),
);
