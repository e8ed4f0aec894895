import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/**
 * The processes may read which migrations were applied, to tell whether they fit the database. They no longer create anything in it: the
 * owner creates what the queues need along with their tables, so that the owner can restore all of it.
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
