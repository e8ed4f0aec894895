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
  /** Whether this login could make the role. */
  readonly mayMake: boolean;
  /** Whether it may make roles, and is no superuser who may do anything. */
  readonly mayMakeOnly: boolean;
  readonly exists: boolean;
  readonly isStrong: boolean;
}

/**
 * Looks at the roles before anything is migrated. They are made by `docker/postgres/roles.sql`, because on PostgreSQL 15 a
 * login that may make roles may make itself a member of those that reach the server's programs.
 *
 * @returns whether the application's role is there; if not, this login is one that can make it
 * @throws UnusableDatabase when it is not there and cannot be made, or may more than it should
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

/** What an owner's login may do and need not, to be told after a migration; undefined when there is nothing. */
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
