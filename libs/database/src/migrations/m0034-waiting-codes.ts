import { sqlMigration } from './sql-migration.js';

/**
 * A closed page frees the place of its QR code, an unscanned code soon leaves no data behind, and the page learns why a phone could not
 * scan its code.
 */
export const waitingCodes = sqlMigration('m0034-waiting-codes', [
  `alter table dingtalk_qr.ticket add column lives_until timestamptz`,
  `comment on column dingtalk_qr.ticket.lives_until is
     'What expires_at was at first; expires_at comes nearer while the page that shows the code cannot be reached'`,
  `alter table dingtalk_qr.ticket add column trouble text
     check (trouble in ('away', 'slow', 'refused', 'outsider', 'declined', 'unrecognised', 'other_app'))`,
  `comment on column dingtalk_qr.ticket.trouble is 'What last kept a phone from scanning it; null: nothing yet'`,
  `create index ticket_unscanned on dingtalk_qr.ticket (finished_at) where finished_at is not null and scanned_at is null`,
]);
