import { sqlMigration } from './sql-migration.js';

/** What a logon was begun by, so that a report takes back what one ticket gave, and nothing else. */
export const reports = sqlMigration('m0028-reports', [
  `alter table logon.logon add column begun_by uuid`,
  `comment on column logon.logon.begun_by is 'What was exchanged for it, such as a ticket'`,
  `create index logon_begun_by on logon.logon (tenant_id, begun_by) where begun_by is not null`,
  `alter table dingtalk_qr.ticket add column reported_at timestamptz`,
]);
