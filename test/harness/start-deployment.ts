import 'reflect-metadata';
import { Client, type QueryResultRow } from 'pg';
import { connectionOptions } from '#database';
import { readSettings } from '#runtime';
import { startSimulator, type Simulator } from '#simulator';
import { createTestDatabase, type TestDatabase } from '#testing';
import { seedDemo } from '../../apps/standalone/src/index.js';
import { CuttableProxy } from './cuttable-proxy.js';
import { createDemoDatabase, DEMO_SETTINGS, hasUsualDemo } from './demo-database.js';
import { freePort } from './free-port.js';
import { ProductProcess } from './product-process.js';

export interface DeploymentOptions {
  readonly servers?: number;
  readonly workers?: number;
  /** Public port, if it is not the first server's: that of a balancer in front of the servers. */
  readonly publicPort?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Flags of Node for the servers. */
  readonly node?: readonly string[];
  /** Its database, if it is not one of the tests' own cluster. */
  readonly database?: TestDatabase;
  /** SQL to run before there is any data. */
  readonly first?: readonly string[];
}

/** The product in separate processes, as in production, with a simulated DingTalk in this process. */
export interface Deployment {
  readonly url: string;
  readonly simulator: Simulator;
  readonly servers: readonly ProductProcess[];
  readonly serverPorts: readonly number[];
  readonly workers: readonly ProductProcess[];
  /** Health ports of the workers. */
  readonly workerPorts: readonly number[];
  /** The connection between the processes and their database. */
  readonly databaseProxy: CuttableProxy;
  /** Settings of the processes. */
  readonly environment: Readonly<Record<string, string>> & {
    readonly DATABASE_URL: string;
    readonly ENCRYPTION_KEYS: string;
  };
  /** Connection string of the database's owner. */
  readonly ownerUrl: string;
  /** Runs SQL with the rights of the database's owner. */
  sql<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Starts servers and workers with a database of their own that holds the demo tenant. */
export async function startDeployment(options: DeploymentOptions = {}): Promise<Deployment> {
  const isSeeded =
    options.database === undefined && options.first === undefined && hasUsualDemo(options.environment);
  const database = options.database ?? (await (isSeeded ? createDemoDatabase() : createTestDatabase()));
  const serverPorts = await Promise.all(Array.from({ length: options.servers ?? 1 }, freePort));
  const workerPorts = await Promise.all(Array.from({ length: options.workers ?? 1 }, freePort));
  const url = `http://localhost:${String(options.publicPort ?? serverPorts[0])}`;
  const simulator = await startSimulator({ port: 0, portalUrl: url });
  const databaseProxy = new CuttableProxy(new URL(database.processUrl), 5432);
  const environment = {
    ...DEMO_SETTINGS,
    PUBLIC_URL: url,
    DATABASE_URL: (await databaseProxy.listen()).href,
    TRUST_PROXY: '127.0.0.1,::1',
    DINGTALK_LOGIN_BASE: simulator.url,
    DINGTALK_API_BASE: simulator.url,
    DINGTALK_OAPI_BASE: simulator.url,
    SMTP_URL: simulator.smtpUrl,
    ...options.environment,
  };
  const owner = new Client(connectionOptions(database.url));
  await owner.connect();
  for (const statement of options.first ?? []) await owner.query(statement);
  if (!isSeeded) await seedDemo(readSettings(environment));
  const servers = serverPorts.map(
    (port) => new ProductProcess('server', { ...environment, PORT: String(port) }, options.node),
  );
  const workers = workerPorts.map(
    (port) => new ProductProcess('worker', { ...environment, WORKER_PORT: String(port) }),
  );
  const processes = [...servers, ...workers];
  await Promise.all(processes.map((process) => process.start()));
  return {
    url,
    simulator,
    servers,
    serverPorts,
    workers,
    workerPorts,
    databaseProxy,
    environment,
    ownerUrl: database.url,
    sql: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...values])).rows,
    close: async () => {
      await Promise.all(processes.map((process) => process.stop()));
      await Promise.all([simulator.close(), databaseProxy.close()]);
      await owner.end();
      await database.drop();
    },
  };
}
