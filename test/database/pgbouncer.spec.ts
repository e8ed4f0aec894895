import { APP_SESSION, Connections } from '#database';
import { createTestDatabase, startFeature, type TestDatabase } from '#testing';
import { logOnByQr } from '../harness/logon.js';
import { startProduct } from '../harness/start-product.js';
import { newBrowser } from '../security/scene/agents.js';
import { PgBouncer, PROGRAM } from './pgbouncer.js';

const describeBehind = PROGRAM === undefined ? describe.skip : describe;

const OPTIONS = `?options=${encodeURIComponent('-c search_path=public -c statement_timeout=0')}`;
const IGNORING = 'ignore_startup_parameters = options';

describeBehind('behind PgBouncer', () => {
  let database: TestDatabase;
  let bouncer: PgBouncer;

  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    await bouncer.stop();
    await database.drop();
  });

  async function refusal(...settings: string[]): Promise<string> {
    bouncer = await PgBouncer.before(database.processUrl, settings);
    const environment = { DATABASE_URL: bouncer.at(database.processUrl) };
    return startFeature([], { database, environment }).then(
      () => 'it started',
      (error: unknown) => String(error),
    );
  }

  it('K3: with session pooling and default settings, a person logs on and the worker works', async () => {
    bouncer = await PgBouncer.before(database.processUrl, ['pool_mode = session', 'default_pool_size = 80']);
    const environment = { DATABASE_URL: bouncer.at(database.processUrl) };
    const product = await startProduct({ database, environment });
    try {
      await logOnByQr(product, newBrowser(product), 'alice');
      const ready = await fetch(`${product.url}/readyz`);
      expect(ready.status).toBe(200);
    } finally {
      await product.close();
    }
  });

  it('K3: with session pooling that silently drops start-up options, connections have the same settings', async () => {
    bouncer = await PgBouncer.before(database.processUrl, ['pool_mode = session', IGNORING]);
    const connections = new Connections(bouncer.at(database.processUrl, OPTIONS), {
      refuses: true,
      warn: () => undefined,
    });
    for (let round = 0; round < 3; round += 1) {
      const client = await connections.open({ session: APP_SESSION, name: 'spec' });
      const { rows } = await client.query(
        `select current_user as role, current_setting('statement_timeout') as time, current_setting('search_path') as path`,
      );
      expect(rows).toEqual([{ role: 'openeiam_app', time: '10s', path: 'pg_catalog, pg_temp' }]);
      await client.end();
    }
  });

  it('is reported to refuse start-up options if the address has some', async () => {
    bouncer = await PgBouncer.before(database.processUrl, ['pool_mode = session']);
    const environment = { DATABASE_URL: bouncer.at(database.processUrl, OPTIONS) };
    await expect(startFeature([], { database, environment })).rejects.toThrow(
      /accepts no start-up options; remove options= from the address/,
    );
  });

  it.each([
    ['pool_mode = transaction'],
    ['pool_mode = transaction', 'server_round_robin = 1'],
    ['pool_mode = statement'],
  ])('K3: by transactions or statements nothing starts, and it says why: %s', async (...settings) => {
    expect(await refusal(...settings)).toMatch(
      /shares connections between transactions.* pool_mode = session/,
    );
  });
});
