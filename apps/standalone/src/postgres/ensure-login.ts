import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/**
 * Creates a login that owns nothing and is a member of the application's role, as `docker/postgres/roles.sql` does for an installation; an
 * existing one gets the password.
 *
 * @param ownerUrl connection string of a login that may create roles
 * @param loginUrl connection string of the login
 */
export async function ensureLogin(ownerUrl: string, loginUrl: string): Promise<void> {
  const { username, password } = new URL(loginUrl);
  const [login, secret] = [escapeIdentifier(username), escapeLiteral(password)];
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const role of ['openeiam_app nologin', `${login} login`]) await client.query(create(role));
    await client.query(`alter role ${login} password ${secret}; grant openeiam_app to ${login}`);
  } finally {
    await client.end();
  }
}

/** Roles belong to the whole server, so another database may have created it already. */
function create(role: string): string {
  return `do $$ begin create role ${role};
    exception when duplicate_object or unique_violation then null; end $$`;
}
