import { sqlMigration } from './sql-migration.js';

/** Headers that a receiver requires with every message, such as a token. */
export const auditWebhookHeaders = sqlMigration('m0032-audit-webhook-headers', [
  `alter table audit.webhook
     add column header_names text[] not null default '{}' check (cardinality(header_names) <= 3),
     add column headers_encrypted text,
     add check ((headers_encrypted is null) = (header_names = '{}'))`,
  `comment on column audit.webhook.headers_encrypted is 'Names and values as JSON, encrypted. Values are never told again'`,
]);
