import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/**
 * Lets a directory run analyse the tables that it has just written: only an owner of tables may. It changes no row, and skips a table that
 * is being analysed at the moment.
 */
export const directoryStatistics = sqlMigration('m0103-directory-statistics', [
  `create function directory.note_statistics(about text) returns void
     language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
   begin
     case about
       when 'read' then analyze (skip_locked) directory.staged_unit, directory.staged_person;
       when 'planned' then analyze (skip_locked) directory.change, directory.unit;
       when 'applied' then analyze (skip_locked) directory.person, directory.membership, accounts.account,
         accounts.activity, binding.binding;
     end case;
   end $$`,
  `revoke all on function directory.note_statistics from public`,
  `grant execute on function directory.note_statistics to ${APP_ROLE}`,
]);
