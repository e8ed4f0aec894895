import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/** The application's role. Roles belong to the whole cluster, so another database may have created it already. */
export const roles = sqlMigration('m0001-roles', [
  `do $$ begin
    create role ${APP_ROLE} nologin nosuperuser nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end $$`,
  // The login that migrates may act as the application; an administrator grants membership to other logins.
  `do $$ begin
    if not pg_has_role(current_user, '${APP_ROLE}', 'member') then
      execute format('grant ${APP_ROLE} to %I', current_user);
    end if;
  end $$`,
]);
