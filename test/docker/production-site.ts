import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { createTestDatabase } from '#testing';
import { dockerFile, nodeArguments } from './docker-file.js';

/** How a process of an image ended. */
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

/** A database whose logins were made by `docker/postgres/roles.sql`, empty as on the first day. */
export interface ProductionDatabase {
  /** Login of server and worker. */
  readonly appName: string;
  readonly appUrl: string;
  /** Login of the migration. */
  readonly ownerUrl: string;
  /** Asks as superuser. */
  rows(query: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** Starts what the image of a target runs, in a folder laid out as in the image, with nothing in its environment but this. */
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

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/** Makes the logins and the database of an installation in the test cluster, under names of their own. */
export async function makeProductionDatabase(): Promise<ProductionDatabase> {
  const cluster = await createTestDatabase();
  const suffix = randomBytes(6).toString('hex');
  const names = { owner: `site_owner_${suffix}`, app: `site_${suffix}`, database: `site_${suffix}` };
  const passwords = { owner_password: secret(), app_password: secret() };
  await withClient(cluster.url, async (client) => {
    for (const statement of rolesSql({ ...names, ...passwords })) await client.query(statement);
  });
  const urlOf = (user: string, password: string): string => {
    const url = new URL(cluster.url);
    Object.assign(url, { username: user, password, pathname: `/${names.database}` });
    return url.href;
  };
  const { username, password } = new URL(cluster.url);
  return {
    appName: names.app,
    appUrl: urlOf(names.app, passwords.app_password),
    ownerUrl: urlOf(names.owner, passwords.owner_password),
    rows: (query, values = []) =>
      withClient(
        urlOf(username, password),
        async (client) => (await client.query<Record<string, unknown>>(query, [...values])).rows,
      ),
    drop: async () => {
      await withClient(cluster.url, async (client) => {
        await client.query(`drop database ${names.database} with (force)`);
        await client.query(`drop role ${names.app}`);
        await client.query(`drop role ${names.owner}`);
      });
      await cluster.drop();
    },
  };
}

/** The statements of `roles.sql` with psql's variables filled in. The cluster's one role may be there already. */
function rolesSql(variables: Readonly<Record<string, string>>): readonly string[] {
  const sql = dockerFile('postgres/roles.sql')
    .replace(/^(?:--|\\).*$/gm, '')
    .replace(
      /:(['"])(\w+)\1/g,
      (_, quote: string, name: string) => `${quote}${variables[name] ?? ''}${quote}`,
    );
  const statements = sql.split(';').map((statement) => statement.trim());
  return statements
    .filter((statement) => statement !== '')
    .map((statement) =>
      statement.startsWith('create role openeiam_app')
        ? `do $$ begin ${statement}; exception when duplicate_object or unique_violation then null; end $$`
        : statement,
    );
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
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
