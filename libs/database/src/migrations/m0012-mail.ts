import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/** Mails that wait to be sent. A row is removed once the mail server has accepted the mail. */
export const mail = sqlMigration('m0012-mail', [
  ...moduleSchema('mail'),
  `create table mail.outgoing (
    id uuid primary key,
    tenant_id uuid not null references tenancy.tenant (id),
    kind text not null,
    content text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    error text
  )`,
  `comment on column mail.outgoing.content is 'Recipient, subject and texts, encrypted under the key ring'`,
  `comment on column mail.outgoing.next_attempt_at is
    'Also the end of a claim: a worker that dies loses it. null = parked: given up after the last attempt'`,
  `create index outgoing_due on mail.outgoing (next_attempt_at) where next_attempt_at is not null`,
  ...tenantOwned('mail.outgoing', ['select', 'insert', 'update', 'delete'], 'worker'),
]);
