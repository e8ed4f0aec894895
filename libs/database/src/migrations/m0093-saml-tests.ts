import { sqlMigration } from './sql-migration.js';

/** A request of SAML may be a test, which only the session that began it takes up (decision 0070). */
export const samlTests = sqlMigration('m0093-saml-tests', [
  `alter table saml.request add column tester_session_id uuid`,
]);
