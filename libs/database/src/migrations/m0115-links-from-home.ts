import { sqlMigration } from './sql-migration.js';

/** People who are logged on can link an identity from their home page; the link records that. */
export const linksFromHome = sqlMigration('m0115-links-from-home', [
  `alter table binding.attachment add column account_id uuid,
     add foreign key (tenant_id, account_id) references accounts.account (tenant_id, id)`,
  `comment on column binding.attachment.account_id is 'Who was logged on in the browser, and links from home'`,
  `alter table binding.binding drop constraint binding_origin_check,
     add constraint binding_origin_check
       check (origin in ('import', 'attach', 'self_service', 'admin', 'auto_match', 'provision'))`,
]);
