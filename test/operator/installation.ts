import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '#testing';
import type { Agent } from '../harness/agent.js';
import { Authority } from './authority.js';
import { ExternalPostgres } from './external-postgres.js';
import { findPlace, type Place } from './place.js';
import type { Running } from './running.js';
import { startRedis } from './servers.js';
import { Service } from './service.js';
import { Shell, type Ended } from './shell.js';
import { visitorOf } from './visitor.js';

/** A name of this machine, as no look-up may leave it. */
export const PUBLIC_URL = 'https://localhost';
export const OWNER = { username: 'olivia', password: 'olive trees of Delphi' };
/** Address of the visitor; nginx itself uses 127.0.0.1. */
export const VISITOR = '127.0.0.2';
/** Milliseconds to wait for any condition. */
export const PATIENCE = 45_000;

/** The machine, the services around it, and what the operator has installed so far. */
export class Installation {
  /** The database that it works with. */
  database = 'openeiam';
  pooler: Running | undefined;
  nginx: Running | undefined;
  #services: readonly Service[] = [];

  private constructor(
    readonly place: Place,
    readonly shell: Shell,
    readonly authority: Authority,
    readonly postgres: ExternalPostgres,
    public redis: Running,
  ) {}

  /** Starts the services that exist before the first step: an authority, a provider's PostgreSQL, and Redis. */
  static async begin(): Promise<Installation> {
    const place = await findPlace();
    const shell = new Shell(place);
    const authority = new Authority(place.folder);
    writeFileSync(shell.file('ca.pem'), readFileSync(authority.certificate));
    const postgres = await ExternalPostgres.start(place, authority);
    return new Installation(place, shell, authority, postgres, await startRedis(place));
  }

  /** Runs commands of the documents in their systemd form. */
  command(lines: string): Promise<string> {
    return this.shell.run(underSystemd(lines));
  }

  /** The same for commands that may find something wrong. */
  try(lines: string): Promise<Ended> {
    return this.shell.try(underSystemd(lines));
  }

  secret(file: string): string {
    return join(this.place.path('/etc/openeiam'), 'secrets', file);
  }

  /** Changes a file, like the reader with an editor. */
  edit(file: string, pattern: string | RegExp, by: string): void {
    const before = readFileSync(file, 'utf8');
    const after = before.replace(pattern, by);
    if (after === before) throw new Error(`Nothing to change in ${file}: ${String(pattern)}`);
    writeFileSync(file, after);
  }

  /** @param dropIn lines that `systemctl edit` has added to both units */
  addServices(dropIn: string): void {
    this.#services = (['server', 'worker'] as const).map((name) => new Service(this.place, name, dropIn));
  }

  start(): void {
    for (const service of this.#services) service.start();
  }

  /** Stops both; gives their exit codes. */
  stop(): Promise<readonly (number | null)[]> {
    return Promise.all(this.#services.map((service) => service.stop()));
  }

  async restart(): Promise<void> {
    const codes = await this.stop();
    if (codes.join() !== '0,0') throw new Error(`Exit codes ${codes.join()}: ${this.journal}`);
    this.start();
    await this.ready();
  }

  async ready(): Promise<void> {
    const isReady = async (): Promise<boolean> =>
      (
        await this.visitor()
          .get('/readyz')
          .catch(() => undefined)
      )?.status === 200;
    await until(isReady, PATIENCE).catch((error: unknown) => {
      throw new Error(this.journal, { cause: error });
    });
  }

  visitor(): Agent {
    const { place, authority } = this;
    return visitorOf(PUBLIC_URL, place.ports.https, authority.certificate, VISITOR);
  }

  /** Logs on with a password, and waits until the worker has recorded it. */
  async logOn(): Promise<void> {
    const before = await this.logons();
    const person = this.visitor();
    await person.get('/t/acme/logon?method=password');
    const { status, location, text } = await person.post('/t/acme/logon/password', OWNER);
    if (status !== 303 || location !== '/t/acme/')
      throw new Error(`No logon: ${String(status)} ${String(location)} ${text}\n${this.journal}`);
    const home = await person.get('/t/acme/');
    if (home.status !== 200 || !home.text.includes(OWNER.username))
      throw new Error(`No session: ${String(home.status)} ${home.text}`);
    await until(async () => (await this.logons()) > before, PATIENCE).catch((error: unknown) => {
      throw new Error(this.journal, { cause: error });
    });
  }

  async end(): Promise<void> {
    await this.stop();
    for (const server of [this.nginx, this.pooler, this.redis]) await server?.end();
    await this.postgres.end();
    rmSync(this.place.folder, { recursive: true });
  }

  private async logons(): Promise<number> {
    const query = `select from audit.record where type = 'logon.logon.completed'`;
    return (await this.postgres.rows(query, this.database)).length;
  }

  private get journal(): string {
    return this.#services.map(({ said }) => said.slice(-4_000)).join('\n');
  }
}

function underSystemd(lines: string): string {
  return lines.replaceAll('npm run -s cli --', 'openeiam');
}
