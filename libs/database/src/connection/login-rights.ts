import { PRODUCT_OWNERS } from './product-owners.js';

/** Rights of a login that the processes' login must not have. */
export interface LoginRights {
  readonly login: string;
  readonly isSuperuser: boolean;
  readonly bypasses: boolean;
  readonly makesRoles: boolean;
  /** Roles, including indirect ones, that give it any of these rights, or access beyond what is granted. */
  readonly strongRoles: readonly string[];
  /** Owners of the database, or of something in it, that this login is or can become. */
  readonly owners: readonly string[];
  readonly [column: string]: unknown;
}

/** PostgreSQL's predefined roles that read and write without a grant, or reach the server's files and programs. */
const PREDEFINED = [
  'pg_execute_server_program',
  'pg_read_all_data',
  'pg_read_server_files',
  'pg_write_all_data',
  'pg_write_server_files',
];

/** Queries the rights of a connection's login, whichever role it has set. */
export const LOGIN_RIGHTS = `
  select l.rolname as login, l.rolsuper as "isSuperuser", l.rolbypassrls as bypasses, l.rolcreaterole as "makesRoles",
    array(select r.rolname::text from pg_roles r
      where not l.rolsuper and r.oid <> l.oid and pg_has_role(l.oid, r.oid, 'member')
        and (r.rolsuper or r.rolbypassrls or r.rolcreaterole
          or r.rolname = any('{${PREDEFINED.join(',')}}'::name[]))
      order by 1) as "strongRoles",
    array(select pg_get_userbyid(o.owner)::text from (${PRODUCT_OWNERS}) o
      where not l.rolsuper and pg_has_role(l.oid, o.owner, 'member')
      order by 1) as owners
  from pg_roles l where l.rolname = session_user`;

/** The faults of a connection's login; empty when the processes may use it. */
export async function loginFaults(database: {
  query(text: string): Promise<{ readonly rows: readonly unknown[] }>;
}): Promise<readonly string[]> {
  const { rows } = await database.query(LOGIN_RIGHTS);
  return (rows as readonly LoginRights[]).flatMap(faultsOf);
}

/** The faults of a login, each worded to follow `which`; empty when the processes may use it. */
export function faultsOf(rights: LoginRights): readonly string[] {
  const { login, isSuperuser, bypasses, makesRoles, strongRoles, owners } = rights;
  return [
    ...(isSuperuser ? ['is a superuser'] : []),
    ...(bypasses && !isSuperuser ? ['bypasses row-level security'] : []),
    ...(makesRoles && !isSuperuser ? ['may make roles and join them'] : []),
    ...strongRoles.map((role) => `is a member of "${role}", which may do more than was granted`),
    ...owners.map((owner) =>
      owner === login
        ? 'owns the database or a part of it'
        : `may act as "${owner}", which owns a part of it`,
    ),
  ];
}
