import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { generate } from 'selfsigned';
import { SnapshotReads } from '#database';
import { prepareDatabase } from '#messaging';
import { createTestDatabase, startFeature, type TestDatabase } from '#testing';
import { startProduct } from '../harness/start-product.js';
import { runCli } from '../harness/run-cli.js';
import { TlsServer, type Identity } from './tls-server.js';

const folder = mkdtempSync(join(tmpdir(), 'openeiam-tls-'));

/** A self-signed certificate for a name, and its file. */
async function identity(name: string): Promise<Identity & { readonly file: string }> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  const file = join(folder, `${name}.pem`);
  writeFileSync(file, cert);
  return { cert, key, file };
}

describe('TLS to the database', () => {
  let database: TestDatabase;
  let server: TlsServer;
  let right: string;
  let other: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const [own, foreign] = await Promise.all([identity('localhost'), identity('db.elsewhere.test')]);
    server = await TlsServer.before(database.url, own);
    [right, other] = [own.file, foreign.file];
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  /** Starts a process with this address; gives the reason why it did not start. */
  async function refusal(url: string): Promise<string> {
    const starting = startFeature([], { database, environment: { DATABASE_URL: url } });
    return starting.then(
      async (feature) => {
        await feature.close();
        return 'it started';
      },
      (error: unknown) => String(error),
    );
  }

  it('K3: is used by all connections if the address asks for it', async () => {
    const secured = (url: string): string => server.at(url, `?sslmode=verify-full&sslrootcert=${right}`);
    await prepareDatabase(secured(database.url));
    const product = await startProduct({
      environment: { DATABASE_URL: secured(database.processUrl) },
      database,
    });
    try {
      const { stdout, code } = await runCli(['tenant', 'list', '--json'], {
        DATABASE_URL: secured(database.processUrl),
        ENCRYPTION_KEYS: product.settings.ENCRYPTION_KEYS ?? '',
      });
      expect({ code, tenants: JSON.parse(stdout) as unknown }).toMatchObject({
        code: 0,
        tenants: [{ slug: 'demo' }],
      });
      // Queried while the stream is open, as its connection ends with it.
      const names = await product.server.app.get(SnapshotReads).run(product.tenantId, async (snapshot) => {
        await text(snapshot.copy('select 1', 'lines'));
        const connected = await product.sql<{ name: string }>(
          `select distinct application_name as name from pg_stat_activity where datname = current_database()`,
        );
        return connected.map(({ name }) => name);
      });
      // All of them use this server, as it refused every connection without TLS.
      expect(names).toEqual(
        expect.arrayContaining(['openeiam pool', 'openeiam notices', 'openeiam queues', 'openeiam snapshot']),
      );
    } finally {
      await product.close();
    }
    expect(server.came.clear).toBe(0);
    expect(server.came.secure).toBeGreaterThan(6);
  });

  it('K3: refuses a server that its certificate does not prove, and says what to do', async () => {
    const url = (query: string, host?: string): string => server.at(database.processUrl, query, host);
    const unknown = /signed by an unknown authority; name its certificate with sslrootcert=<file>/;
    for (const mode of ['prefer', 'require', 'verify-full'])
      expect(await refusal(url(`?sslmode=${mode}`))).toMatch(unknown);
    expect(await refusal(url(`?sslrootcert=${other}`))).toMatch(unknown);
    expect(await refusal(url(`?sslmode=verify-full&sslrootcert=${right}`, '127.0.0.1'))).toMatch(
      /certificate is for another name; use that name, or sslmode=verify-ca/,
    );
    expect(await refusal(url('?sslmode=disable'))).toMatch(/accepts only TLS; add sslmode=verify-full/);
    expect(await refusal(url(''))).toMatch(/accepts only TLS/);
  });

  it('K3: skips only the checks that the address turns off', async () => {
    const url = (query: string): string => server.at(database.processUrl, query, '127.0.0.1');
    expect(await refusal(url('?sslmode=no-verify'))).toBe('it started');
    expect(await refusal(url(`?sslmode=verify-ca&sslrootcert=${right}`))).toBe('it started');
    expect(await refusal(url(`?sslmode=verify-ca&sslrootcert=${other}`))).toMatch(/unknown authority/);
  });

  it('K3: never falls back to plain text: a server without TLS is refused', async () => {
    const plain = await TlsServer.before(database.url, null);
    for (const mode of ['prefer', 'require', 'verify-full', 'no-verify'])
      expect(await refusal(plain.at(database.processUrl, `?sslmode=${mode}`))).toMatch(
        /does not support TLS, which sslmode requires/,
      );
    await plain.close();
  });
});
