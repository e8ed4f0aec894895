import { PRODUCT_OWNERS } from './product-owners.js';

/** What a login may do that the processes' login must not. */
export interface LoginRights {
  readonly login: string;
  readonly isSuperuser: boolean;
  readonly bypasses: boolean;
  readonly makesRoles: boolean;
  /** Roles it is a member of, through others too, that may do any of that, or reach past what is granted. */
  readonly strongRoles: readonly string[];
  /** Owners of the database, or of something in it, that it is or may become. */
  readonly owners: readonly string[];
  readonly [column: string]: unknown;
}

/** PostgreSQL's own roles that read and write what was never granted, or reach the server's files and programs. */
const PREDEFINED = [
  'pg_execute_server_program',
  'pg_read_all_data',
  'pg_read_server_files',
  'pg_write_all_data',
  'pg_write_server_files',
];

/** Asks for the rights of the login of a connection, whatever role it works as. */
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

/** What is wrong with the login of a connection; none when it may work for the processes. */
export async function loginFaults(database: {
  query(text: string): Promise<{ readonly rows: readonly unknown[] }>;
}): Promise<readonly string[]> {
  const { rows } = await database.query(LOGIN_RIGHTS);
  return (rows as readonly LoginRights[]).flatMap(faultsOf);
}

/** What is wrong with a login, each to follow `which`; none when it may work for the processes. */
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
