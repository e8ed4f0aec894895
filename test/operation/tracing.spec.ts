import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, until, type TestDatabase } from '#testing';
import { freePort } from '../harness/free-port.js';
import { ProductProcess } from '../harness/product-process.js';

const CANARY = 'canary0123456789';

/** A span in OTLP's JSON format. */
interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string }[];
}

interface Message {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** Records loaded modules that a process without traces does not need. */
const WATCH = `import { registerHooks } from 'node:module'; import { appendFileSync } from 'node:fs';
registerHooks({ load(url, context, next) {
  if (/@opentelemetry|import-in-the-middle/.test(url)) appendFileSync(process.env.LOADED, url + '\\n');
  return next(url, context); } });`;

describe('traces', () => {
  let database: TestDatabase;
  let collector: Server;
  let url: string;
  let server: ProductProcess | undefined;
  const received: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-traces-'));
  const loaded = join(folder, 'loaded');
  const watch = join(folder, 'watch.mjs');

  beforeAll(async () => {
    database = await createTestDatabase();
    collector = createServer((request, response) => {
      void text(request).then((body) => {
        received.push(body);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    writeFileSync(watch, WATCH);
  });
  afterEach(async () => {
    await server?.stop();
    received.length = 0;
  });
  afterAll(async () => {
    collector.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  async function start(environment: Readonly<Record<string, string>>): Promise<void> {
    const port = String(await freePort());
    url = `http://127.0.0.1:${port}`;
    writeFileSync(loaded, '');
    server = new ProductProcess('server', {
      NODE_OPTIONS: `--import ${watch}`,
      LOADED: loaded,
      NODE_ENV: 'test',
      PORT: port,
      PUBLIC_URL: url,
      DATABASE_URL: database.processUrl,
      ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
      ...environment,
    });
    await server.start();
  }

  const endpoint = (): string => `http://127.0.0.1:${String((collector.address() as AddressInfo).port)}`;

  function spans(): readonly SentSpan[] {
    return received
      .map((body) => JSON.parse(body) as Message)
      .flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
      );
  }

  it('go to the endpoint of the standard variables: requests by route, with their statements', async () => {
    await start({
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint(),
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=spec',
    });
    await fetch(`${url}/t/${CANARY}/logon?return_to=${CANARY}`, {
      headers: {
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
        cookie: CANARY,
        'user-agent': CANARY,
      },
    });
    await until(() => spans().some(({ name }) => name === 'GET /t/:slug/logon'));
    const request = spans().find(({ name }) => name === 'GET /t/:slug/logon');
    const within = spans().filter(({ traceId }) => traceId === request?.traceId);
    expect(within.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^pg\.query/));
    expect(request).not.toMatchObject({ traceId: 'a'.repeat(32) });
    expect(received.join()).toContain('openeiam-server');
    expect(received.join()).toContain('deployment.environment');
    expect(readFileSync(loaded, 'utf8')).toContain('/@opentelemetry/sdk-trace/');
  }, 90_000);

  it('L2: hold no address, SQL text, header or error message', async () => {
    await start({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint() });
    await fetch(`${url}/q/${CANARY}?x=${CANARY}`, { headers: { cookie: CANARY, 'user-agent': CANARY } });
    await until(() => spans().some(({ name }) => name.startsWith('GET /q/')));
    expect(received.join()).not.toContain(CANARY);
    const keys = spans().flatMap(({ attributes }) => attributes.map(({ key }) => key));
    expect(
      keys.filter((key) => /statement|query\.text|url\.(path|full|query)|target|user_agent|client/.test(key)),
    ).toEqual([]);
  }, 90_000);

  it.each([
    {},
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_TRACES_EXPORTER: 'none' },
  ])(
    'are off and load no modules: %j',
    async (environment) => {
      await start(environment);
      await fetch(`${url}/healthz`);
      const modules = readFileSync(loaded, 'utf8')
        .split('\n')
        .filter((line) => line !== '');
      // prom-client loads this interface, which does nothing by itself.
      expect(modules.filter((module) => !module.includes('/@opentelemetry/api/'))).toEqual([]);
    },
    90_000,
  );

  it('K9: delay nothing when the collector is down', async () => {
    await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }, 90_000);

  it('are not sent from an installation without their packages, which logs this and runs', async () => {
    const main = fileURLToPath(new URL('../../dist/apps/server/src/main.js', import.meta.url));
    const missing = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (name.startsWith('@opentelemetry/') && context.parentURL?.includes('/tracing/'))
          throw Object.assign(new Error('missing'), { code: 'ERR_MODULE_NOT_FOUND' });
        return next(name, context); } });`;
    writeFileSync(join(folder, 'missing.mjs'), missing);
    const child = spawn(process.execPath, ['--import', join(folder, 'missing.mjs'), main], {
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint(), PORT: 'wrong' },
    });
    const said = await text(child.stderr);
    expect(said).toMatch(/^OTEL_EXPORTER_OTLP_ENDPOINT is set, .* without tracing[^]*PORT/);
  }, 60_000);
});
