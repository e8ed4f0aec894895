import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { connectionOptions } from '#database';
import { createTestDatabase } from '#testing';
import { dockerFile, nodeArguments } from './docker-file.js';

/** Exit code and output of an image's process. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process of an image. */
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** An empty database whose logins were made by `docker/postgres/roles.sql`, as in a new installation. */
export interface ProductionDatabase {
  /** Login of server and worker. */
  readonly appName: string;
  readonly appUrl: string;
  /** Login of the migration. */
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  /** Queries as superuser. */
  rows(query: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** Starts the command of a target's image, in a folder laid out like the image, with only this environment. */
export function startTarget(
  folder: string,
  target: 'server' | 'worker' | 'cli',
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = [],
  input = '',
): Started {
  const child = spawn(process.execPath, [...nodeArguments(target), ...words], {
    cwd: folder,
    env: { NODE_ENV: 'production', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const ended = Promise.all([closed, text(child.stdout), text(child.stderr)]).then(
    ([code, stdout, stderr]) => ({ code, stdout, stderr }),
  );
  return { child, ended };
}

/**
 * Creates the logins and the database of an installation in the test cluster, under names of their own: with `roles.sql`, as
 * an administrator who is not a superuser, and twice, because it may be run again.
 */
export async function makeProductionDatabase(): Promise<ProductionDatabase> {
  const cluster = await createTestDatabase();
  const suffix = randomBytes(6).toString('hex');
  const names = { owner: `site_owner_${suffix}`, app: `site_${suffix}`, database: `site_${suffix}` };
  const passwords = { owner_password: secret(), app_password: secret() };
  const admin = { name: `site_admin_${suffix}`, password: secret() };
  const urlOf = (user: string, password: string, database = names.database): string => {
    const url = new URL(cluster.url);
    Object.assign(url, { username: user, password, pathname: `/${database}` });
    return url.href;
  };
  const asSuperuser = (statements: readonly string[]): Promise<void> =>
    withClient(cluster.url, async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  await asSuperuser([
    `create role ${admin.name} login createrole createdb password '${admin.password}'`,
    // This role belongs to the whole cluster, and already exists.
    `grant openeiam_app to ${admin.name} with admin option`,
  ]);
  for (let round = 0; round < 2; round += 1) {
    await withClient(urlOf(admin.name, admin.password, 'postgres'), (client) =>
      runLikePsql(client, dockerFile('postgres/roles.sql'), {
        role: 'openeiam_app',
        ...names,
        ...passwords,
      }),
    );
  }
  const { username, password } = new URL(cluster.url);
  return {
    appName: names.app,
    appUrl: urlOf(names.app, passwords.app_password),
    ownerUrl: urlOf(names.owner, passwords.owner_password),
    superuserUrl: urlOf(username, password),
    rows: (query, values = []) =>
      withClient(
        urlOf(username, password),
        async (client) => (await client.query<Record<string, unknown>>(query, [...values])).rows,
      ),
    drop: async () => {
      await asSuperuser([
        `drop database ${names.database} with (force)`,
        ...[names.app, names.owner, admin.name].map((name) => `drop role ${name}`),
      ]);
      await cluster.drop();
    },
  };
}

/** Runs a script like psql, with the features that `roles.sql` uses: variables, `\\if` of variables that are set, and `\\gexec`. */
async function runLikePsql(
  client: Client,
  script: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const sql = script
    .replace(/^--.*$/gm, '')
    .replace(/^\\else$[\s\S]*?^\\endif$/gm, '')
    .replace(/^\\(?!gexec$).*$/gm, '')
    .replace(/:'(\w+)'/g, (_, name: string) => escapeLiteral(variables[name] ?? ''))
    .replace(/:"(\w+)"/g, (_, name: string) => escapeIdentifier(variables[name] ?? ''));
  for (const [, statement = '', end] of sql.matchAll(/([^;\\]+)(;|\\gexec)/g)) {
    const { rows } = await client.query<Record<string, string>>(statement);
    if (end === ';') continue;
    for (const made of rows.flatMap((row) => Object.values(row))) await client.query(made);
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(connectionOptions(url));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function secret(): string {
  return randomBytes(16).toString('hex');
}
