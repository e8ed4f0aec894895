import { APP_ROLE } from '../app-role.js';
import { sqlMigration } from './sql-migration.js';

/** State for deleting a tenant: that the deletion has begun, and what remains of the log. */
export const tenantDeletion = sqlMigration('m0037-tenant-deletion', [
  'alter table tenancy.tenant add column deletion_began_at timestamptz',
  `comment on column tenancy.tenant.deletion_began_at is 'Since then rows of it are removed; it can not be resumed'`,
  `grant update (deletion_began_at) on tenancy.tenant to ${APP_ROLE}`,
  `create table audit.ended_log (
    id uuid primary key,
    document jsonb not null
  )`,
  `comment on table audit.ended_log is
    'What stays of the log of a tenant that was deleted: where it ended and what was exported of it, signed. The id is that of the tenant'`,
  `grant select, insert on audit.ended_log to ${APP_ROLE}`,
]);
