import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/** Whether there is something to do for a task now, of whatever tenant: a yes or no that an index answers. */
const DUE: Readonly<Record<string, string>> = {
  'mail.sending_due': `exists (select from mail.outgoing where next_attempt_at <= present)`,
  // One that was confirmed may still be exchanged for some seconds: the task looks more closely.
  'dingtalk_qr.expiry_due': `exists (select from dingtalk_qr.ticket
    where state in ('created', 'scanned', 'confirmed') and coalesce(confirm_until, expires_at) <= present)`,
  'audit.sending_due': `exists (select from audit.webhooks_due(present))`,
  'audit.export_due': `exists (select from audit.export
    where state in ('waiting', 'running') and coalesce(leased_until <= present, true))`,
};

/**
 * What the sweep of the workers asks for tasks that have something to do at times that nobody knows before. With the owner's
 * rights, so that one statement without a transaction can ask for all tenants; they tell nothing but yes or no.
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
