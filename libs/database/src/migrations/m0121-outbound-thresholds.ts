import { sqlMigration } from './sql-migration.js';

/**
 * What a comparison with the source goes by: how many people to disable are remarkable, and by what an account may turn out to be of
 * somebody whom a run could not link. Conflicts of before tell neither; the next synchronisation does.
 */
export const outboundThresholds = sqlMigration('m0121-outbound-thresholds', [
  `alter table directory.settings
     add column outbound_threshold_count integer not null default 20,
     add column outbound_threshold_percent integer not null default 25`,
  `alter table directory.change add column email_key text, add column phone_number text`,
  `comment on column directory.change.email_key is 'Of a conflict: by what an account may turn out to be of the same person'`,
  `comment on column directory.change.phone_number is 'Likewise'`,
]);
