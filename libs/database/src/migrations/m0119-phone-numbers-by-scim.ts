import { sqlMigration } from './sql-migration.js';

/** What a SCIM client said last of somebody's phone number, as of names and addresses. */
export const phoneNumbersByScim = sqlMigration('m0119-phone-numbers-by-scim', [
  `alter table scim.provisioned_user add column phone_number text`,
  `comment on column scim.provisioned_user.phone_number is 'Likewise'`,
]);
