import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

const INTERVAL = `case s.schedule when 'hourly' then interval '1 hour' when 'daily' then interval '1 day' end`;

/** The directory synchronises by itself, as often as the tenant sets. */
export const directorySchedule = sqlMigration('m0082-directory-schedule', [
  `alter table directory.settings add column schedule text not null default 'off'
     check (schedule in ('off', 'hourly', 'daily'))`,
  `create function directory.schedules_due(present timestamptz, most integer)
     returns table (tenant_id uuid, connection_id uuid)
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ select s.tenant_id, s.connection_id from directory.settings s
           where s.schedule <> 'off' and not exists (
             select from directory.run r
             where r.tenant_id = s.tenant_id and r.connection_id = s.connection_id
               and (r.finished_at is null or (r.kind = 'sync' and r.created_at > present - ${INTERVAL})))
           limit most $$`,
  `revoke all on function directory.schedules_due from public`,
  `grant execute on function directory.schedules_due to ${APP_ROLE}`,
]);
