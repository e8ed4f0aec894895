import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { Pool, type QueryResultRow } from 'pg';
import { connectionOptions } from '#database';
import { readSettings, type Settings } from '#runtime';
import { startSimulator, type Simulator } from '#simulator';
import { createTestDatabase, type TestClock, type TestDatabase } from '#testing';
import { openServer, type OpenServer } from '../../apps/server/src/index.js';
import { seedDemo } from '../../apps/standalone/src/index.js';
import { openWorker, type OpenWorker } from '../../apps/worker/src/index.js';
import { createDemoDatabase, DEMO_SETTINGS, hasUsualDemo } from './demo-database.js';
import { freePort } from './free-port.js';
import { assertOneConnection, watchConnections } from './one-connection.js';

export { PASSWORD } from './demo-database.js';

export interface ProductOptions {
  readonly clock?: TestClock;
  /** Settings in addition to those of the harness. */
  readonly environment?: Readonly<Record<string, string>>;
  /** False: events stay in the outbox until the test runs a worker itself. */
  readonly worker?: boolean;
  /** The caller's database, which is not removed at the end. */
  readonly database?: TestDatabase;
  /** Modules of the server in addition to those of the product. */
  readonly modules?: readonly (Type | DynamicModule)[];
}

/** The whole product in this process, with its own database, the demo tenant and a simulated DingTalk. */
export interface Product {
  readonly url: string;
  readonly settings: Settings;
  readonly simulator: Simulator;
  readonly server: OpenServer;
  readonly worker: OpenWorker | undefined;
  readonly tenantId: string;
  /** Connection string of the database's owner. */
  readonly ownerUrl: string;
  /**
   * Runs SQL with the rights of the database's owner, without row-level security, to look at stored data. With a name, PostgreSQL
   * keeps the plan for reuse.
   */
  sql<Row extends QueryResultRow>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** Starts the product. Requests may name their address in `X-Forwarded-For`. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  watchConnections();
  const isSeeded = options.database === undefined && hasUsualDemo(options.environment);
  const database = options.database ?? (await (isSeeded ? createDemoDatabase() : createTestDatabase()));
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  const simulator = await startSimulator({
    port: 0,
    portalUrl: url,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  });
  const settings = readSettings({
    ...DEMO_SETTINGS,
    PORT: String(port),
    WORKER_PORT: '0',
    PUBLIC_URL: url,
    DATABASE_URL: database.processUrl,
    TRUST_PROXY: '127.0.0.1,::1',
    DINGTALK_LOGIN_BASE: simulator.url,
    DINGTALK_API_BASE: simulator.url,
    DINGTALK_OAPI_BASE: simulator.url,
    SMTP_URL: simulator.smtpUrl,
    ...options.environment,
  });
  if (!isSeeded) await seedDemo(settings);
  const server = await openServer(settings, options.clock, options.modules);
  const worker = options.worker === false ? undefined : await openWorker(settings, options.clock);
  const owner = new Pool({
    ...connectionOptions(database.url),
    max: 4,
    application_name: 'test-harness',
  });
  // Dropping the database ends connections that are still closing; that is no error of a test.
  owner.on('error', () => undefined);
  owner.on('connect', (client) => client.on('error', () => undefined));
  const tenant = await owner.query<{ id: string }>(`select id from tenancy.tenant where slug = 'demo'`);
  return {
    url,
    settings,
    simulator,
    server,
    worker,
    tenantId: tenant.rows[0]?.id ?? '',
    ownerUrl: database.url,
    sql: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) =>
      (await owner.query<Row>({ text, values: [...values], ...(name === undefined ? {} : { name }) })).rows,
    close: async () => {
      await worker?.close();
      await server.close();
      await simulator.close();
      await owner.end();
      if (options.database === undefined) await database.drop();
      assertOneConnection();
    },
  };
}
