import { sqlMigration } from './sql-migration.js';

/** The last phone number that a SCIM client reported, as for names and addresses. */
export const phoneNumbersByScim = sqlMigration('m0119-phone-numbers-by-scim', [
  `alter table scim.provisioned_user add column phone_number text`,
  `comment on column scim.provisioned_user.phone_number is 'Likewise'`,
]);
