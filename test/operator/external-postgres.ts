import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { until } from '#testing';
import type { Authority } from './authority.js';
import type { Place } from './place.js';
import { POSTGRES_BIN } from './programs.js';
import { NOBODY, Running } from './running.js';

const START_MS = 20_000;
const HOST = 'localhost';

/** Without durability, as the database is thrown away. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** PostgreSQL like a provider's: it requires TLS, and its customer's administrator is not a superuser. */
export class ExternalPostgres {
  private constructor(
    private readonly server: Running,
    private readonly authority: Authority,
    private readonly port: number,
    private readonly password: string,
  ) {}

  static async start(place: Place, authority: Authority): Promise<ExternalPostgres> {
    const { folder, ports, administrator } = place;
    const home = join(folder, 'postgres');
    const data = join(home, 'data');
    mkdirSync(home);
    const password = randomBytes(12).toString('hex');
    const passwordFile = join(home, 'password');
    writeFileSync(passwordFile, password);
    if ('uid' in NOBODY) for (const path of [home, passwordFile]) chownSync(path, NOBODY.uid, NOBODY.gid);
    const words = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
    execFileSync(`${POSTGRES_BIN}/initdb`, [...words, '-N', '--locale=C.UTF-8'], {
      ...NOBODY,
      cwd: home,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all all scram-sha-256\n');
    const [certificate, key] = [join(home, 'server.pem'), join(home, 'server.key')];
    authority.sign(HOST, certificate, key, NOBODY);
    const settings = {
      ...FAST,
      listen_addresses: '127.0.0.1',
      port: String(ports.database),
      unix_socket_directories: '',
      ssl: 'on',
      ssl_cert_file: certificate,
      ssl_key_file: key,
    };
    const server = Running.start(
      `${POSTGRES_BIN}/postgres`,
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...NOBODY, log: join(home, 'log'), cwd: home },
    );
    const made = new ExternalPostgres(server, authority, ports.database, password);
    await until(() => made.rows('select 1', 'postgres').then(...YES_OR_NO), START_MS);
    const { name, password: own } = administrator;
    await made.rows(`create role ${name} login createrole createdb password '${own}'`, 'postgres');
    return made;
  }

  /** Queries like the provider. */
  async rows(query: string, database = 'openeiam'): Promise<readonly Record<string, unknown>[]> {
    const ca = readFileSync(this.authority.certificate, 'utf8');
    const { port, password } = this;
    const client = new Client({ host: HOST, port, user: 'postgres', password, database, ssl: { ca } });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(query)).rows;
    } finally {
      await client.end();
    }
  }

  async end(): Promise<void> {
    await this.server.end('SIGQUIT');
  }
}

const YES_OR_NO = [() => true, () => false] as const;
