import { sqlMigration } from './sql-migration.js';

/**
 * Thresholds for the number of people to disable in a comparison with the source; and, for a conflict, the email address and phone number
 * by which an account may turn out to belong to the same person. Earlier conflicts have neither; the next synchronisation adds them.
 */
export const outboundThresholds = sqlMigration('m0121-outbound-thresholds', [
  `alter table directory.settings
     add column outbound_threshold_count integer not null default 20,
     add column outbound_threshold_percent integer not null default 25`,
  `alter table directory.change add column email_key text, add column phone_number text`,
  `comment on column directory.change.email_key is 'Of a conflict: by what an account may turn out to be of the same person'`,
  `comment on column directory.change.phone_number is 'Likewise'`,
]);
