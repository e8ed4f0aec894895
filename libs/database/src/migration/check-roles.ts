import type { ClientBase } from 'pg';
import { APP_ROLE } from '../app-role.js';
import { PRODUCT_OWNERS } from '../connection/product-owners.js';
import { ROLES_GUIDE } from '../connection/session.js';
import { UnusableDatabase } from '../connection/unusable-database.js';

const ROLES = `
  select m.rolsuper or m.rolcreaterole as "mayMake", m.rolcreaterole and not m.rolsuper as "mayMakeOnly",
    m.rolname as login, a.rolname is not null as exists,
    coalesce(a.rolsuper or a.rolbypassrls or a.rolcreaterole
      or a.oid in (select owner from (${PRODUCT_OWNERS}) o), false) as "isStrong"
  from pg_roles m left join pg_roles a on a.rolname = '${APP_ROLE}' where m.rolname = session_user`;

interface Roles {
  readonly login: string;
  /** Whether this login could create the role. */
  readonly mayMake: boolean;
  /** Whether it may create roles without being a superuser. */
  readonly mayMakeOnly: boolean;
  readonly exists: boolean;
  readonly isStrong: boolean;
}

/**
 * Checks the roles before any migration. `docker/postgres/roles.sql` creates them, because on PostgreSQL 15 a login that may create roles
 * can make itself a member of roles that reach the server's programs.
 *
 * @returns whether the application's role exists; if not, this login can create it
 * @throws UnusableDatabase when the role does not exist and cannot be created, or has too many rights
 */
export async function checkRoles(client: ClientBase): Promise<boolean> {
  const { exists, mayMake, isStrong } = await rolesOf(client);
  if (!exists && !mayMake)
    throw new UnusableDatabase(`There is no role ${APP_ROLE}. Make the roles first: ${ROLES_GUIDE}`);
  if (isStrong)
    throw new UnusableDatabase(
      `The role ${APP_ROLE} is a superuser, bypasses row-level security, may make roles, or owns a part of the database. ` +
        `It must do none of that: as administrator, alter role ${APP_ROLE} nosuperuser nobypassrls nocreaterole, and give what it owns to the owner`,
    );
  return exists;
}

/** Rights of an owner's login that it does not need, to be reported after a migration; undefined when there are none. */
export async function excessOf(client: ClientBase): Promise<string | undefined> {
  const { login, mayMakeOnly } = await rolesOf(client);
  return mayMakeOnly
    ? `The login "${login}" may make roles, which it does not need any more. As administrator: alter role "${login}" nocreaterole`
    : undefined;
}

async function rolesOf(client: ClientBase): Promise<Roles> {
  const { rows } = await client.query<Roles & Record<string, unknown>>(ROLES);
  const [roles] = rows;
  if (roles === undefined) throw new UnusableDatabase('The login of DATABASE_OWNER_URL was removed');
  return roles;
}
