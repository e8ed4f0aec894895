import 'reflect-metadata';
import { Client, type QueryResultRow } from 'pg';
import { connectionOptions } from '#database';
import { readSettings } from '#runtime';
import { startSimulator, type Simulator } from '#simulator';
import { createTestDatabase } from '#testing';
import { seedDemo } from '../../apps/standalone/src/index.js';
import { Cable } from './cable.js';
import { freePort } from './free-port.js';
import { ProductProcess } from './product-process.js';
import { PASSWORD } from './start-product.js';

export interface SiteOptions {
  readonly servers?: number;
  readonly workers?: number;
  /** Where people come in, when that is not the first server: a balancer in front of the servers. */
  readonly publicPort?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** SQL to run before there is any data. */
  readonly first?: readonly string[];
}

/** The product in processes of its own, as it runs in production, with a simulated DingTalk in this process. */
export interface Site {
  readonly url: string;
  readonly simulator: Simulator;
  readonly servers: readonly ProductProcess[];
  readonly serverPorts: readonly number[];
  readonly workers: readonly ProductProcess[];
  /** Between the processes and their database. */
  readonly databaseCable: Cable;
  /** Settings of the processes. */
  readonly environment: { readonly DATABASE_URL: string; readonly ENCRYPTION_KEYS: string };
  /** Connection string of the database's owner. */
  readonly ownerUrl: string;
  /** Runs SQL with the rights of the database's owner. */
  sql<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Starts servers and workers on a database of their own with the demo tenant. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const database = await createTestDatabase();
  const serverPorts = await Promise.all(Array.from({ length: options.servers ?? 1 }, freePort));
  const url = `http://localhost:${String(options.publicPort ?? serverPorts[0])}`;
  const simulator = await startSimulator({ port: 0, portalUrl: url });
  const databaseCable = new Cable(new URL(database.processUrl), 5432);
  const environment = {
    NODE_ENV: 'test',
    PUBLIC_URL: url,
    DATABASE_URL: (await databaseCable.lay()).href,
    TRUST_PROXY: '127.0.0.1,::1',
    LOG_LEVEL: 'silent',
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    DEMO_PASSWORD: PASSWORD,
    DINGTALK_LOGIN_BASE: simulator.url,
    DINGTALK_API_BASE: simulator.url,
    DINGTALK_OAPI_BASE: simulator.url,
    SMTP_URL: simulator.smtpUrl,
    ...options.environment,
  };
  const owner = new Client(connectionOptions(database.url));
  await owner.connect();
  for (const statement of options.first ?? []) await owner.query(statement);
  await seedDemo(readSettings(environment));
  const servers = serverPorts.map(
    (port) => new ProductProcess('server', { ...environment, PORT: String(port) }),
  );
  const workers = Array.from(
    { length: options.workers ?? 1 },
    () => new ProductProcess('worker', environment),
  );
  const processes = [...servers, ...workers];
  await Promise.all(processes.map((process) => process.start()));
  return {
    url,
    simulator,
    servers,
    serverPorts,
    workers,
    databaseCable,
    environment,
    ownerUrl: database.url,
    sql: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...values])).rows,
    close: async () => {
      await Promise.all(processes.map((process) => process.stop()));
      await Promise.all([simulator.close(), databaseCable.close()]);
      await owner.end();
      await database.drop();
    },
  };
}
