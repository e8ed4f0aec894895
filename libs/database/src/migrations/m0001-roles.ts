import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/** The application's role. Roles belong to the whole cluster, so another database may have made it already. */
export const roles = sqlMigration('m0001-roles', [
  `do $$ begin
    create role ${APP_ROLE} nologin nosuperuser nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end $$`,
  // Whoever migrates may act as the application; other logins are granted membership by their administrator.
  `do $$ begin
    if not pg_has_role(current_user, '${APP_ROLE}', 'member') then
      execute format('grant ${APP_ROLE} to %I', current_user);
    end if;
  end $$`,
]);
