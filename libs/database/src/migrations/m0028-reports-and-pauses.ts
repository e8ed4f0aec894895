import { sqlMigration } from './sql-migration.js';

/** What each logon was exchanged for, so that a report can undo it, and pauses counted for each device of an account. */
export const reportsAndPauses = sqlMigration('m0028-reports-and-pauses', [
  `alter table logon.logon add column begun_by uuid`,
  `comment on column logon.logon.begun_by is 'What was exchanged for it, such as a ticket'`,
  `create index logon_begun_by on logon.logon (tenant_id, begun_by) where begun_by is not null`,
  `alter table dingtalk_qr.ticket add column reported_at timestamptz`,

  `comment on column authenticators.throttle.subject is
    'account:<id>:<which name>, account:<id>:device:<hash>, network:<prefix>, or unknown:<keyed hash> for a name that no account has'`,
  `create index throttle_of_account on authenticators.throttle (tenant_id, (subject collate "C"))
     where subject like 'account:%'`,
]);
