import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/**
 * The processes may know what was migrated, to tell whether they fit the database. They make nothing in it any more:
 * what the queues need is made with their tables, by the owner, so that the owner can restore all of it.
 */
export const ground = sqlMigration('m0021-ground', [
  `do $$ begin
    if not has_schema_privilege('${APP_ROLE}', 'public', 'usage') then
      grant usage on schema public to ${APP_ROLE};
    end if;
  end $$`,
  `grant select on public.schema_migration to ${APP_ROLE}`,
  `revoke create on schema queue from ${APP_ROLE}`,
]);
