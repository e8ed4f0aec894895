import { sqlMigration } from './sql-migration.js';

/** A SAML request can be a test, which only the session that began it can continue (decision 0070). */
export const samlTests = sqlMigration('m0093-saml-tests', [
  `alter table saml.request add column tester_session_id uuid`,
]);
