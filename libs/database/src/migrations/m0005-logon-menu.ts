import { moduleSchema, tenantOwned } from '../tenant-table.js';
import { sqlMigration } from './sql-migration.js';

/**
 * Each tenant's choice of logon methods. An unchanged built-in method has no row: its initial state is in the code, so a method that a new
 * version adds is in every menu at once.
 */
export const logonMenu = sqlMigration('m0005-logon-menu', [
  ...moduleSchema('logon_menu'),
  `create table logon_menu.menu (
    tenant_id uuid primary key references tenancy.tenant (id),
    default_desktop text,
    default_mobile text
  )`,
  `comment on table logon_menu.menu is 'Its row is also the lock under which a menu is changed'`,
  ...tenantOwned('logon_menu.menu', ['select', 'insert', 'update']),
  `create table logon_menu.entry (
    tenant_id uuid not null references tenancy.tenant (id),
    method text not null,
    enabled boolean not null,
    position integer not null,
    primary key (tenant_id, method)
  )`,
  ...tenantOwned('logon_menu.entry', ['select', 'insert', 'update']),
]);
