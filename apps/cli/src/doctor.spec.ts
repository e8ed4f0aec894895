import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Client } from 'pg';
import { newId } from '#kernel';
import { createTestDatabase, startFeature, type TestDatabase } from '#testing';
import type { Report } from './testing/doctor-report.js';
import type { Ended } from './testing/run-command.js';
import { runHere } from './testing/run-here.js';

const SECRET = 'canary-0123456789abcdef';

describe('the doctor', () => {
  let database: TestDatabase;
  let client: Client;
  /** Answers every request with 200, in place of DingTalk and the portal. */
  let neighbour: Server;
  /** Accepts connections and never answers. */
  let silent: Server;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    // Registers the recurring tasks, which must not become due before the end of the spec.
    const worker = await startFeature([], { database, worker: true });
    await worker.close();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`update messaging.task set started_at = now() + interval '1 hour'`);
    neighbour = createHttpServer((_request, response) => response.end('well'));
    silent = createServer(() => undefined);
    for (const server of [neighbour, silent])
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${portOf(neighbour)}`;
    environment = {
      DATABASE_URL: database.processUrl,
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      PUBLIC_URL: url,
      METRICS_TOKEN: SECRET,
      DINGTALK_LOGIN_BASE: url,
      DINGTALK_API_BASE: url,
      DINGTALK_OAPI_BASE: url,
    };
  });
  afterAll(async () => {
    neighbour.close();
    silent.close();
    await client.end();
    await database.drop();
  });

  const portOf = (server: Server): string => String((server.address() as AddressInfo).port);

  function doctor(more: Readonly<Record<string, string>> = {}, words = ['--json']): Promise<Ended> {
    return runHere(['doctor', ...words], { ...environment, ...more });
  }

  async function report(
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number | null; found: Report }> {
    const { code, stdout } = await doctor(more);
    return { code, found: JSON.parse(stdout) as Report };
  }

  it('reports no failure in a healthy installation, and reports what needs attention', async () => {
    const { code, found } = await report();
    expect(found.findings.filter(({ state }) => state === 'failed')).toEqual([]);
    expect({ code, isHealthy: found.isHealthy }).toEqual({ code: 0, isHealthy: true });
    expect(found.findings.filter(({ state }) => state === 'warning').map(({ check }) => check)).toEqual([
      'checkpoints',
      'mail-server',
    ]);
    for (const { check, state, remedy } of found.findings)
      expect([check, remedy === null]).toEqual([check, state === 'ok']);
  }, 60_000);

  it('reports given-up and waiting work, each with its remedy, and exits with 1', async () => {
    const [tenant, event] = [newId(), newId()];
    await client.query(`insert into tenancy.tenant (id, slug, name) values ($1, 'acme', 'Acme')`, [tenant]);
    await client.query(
      `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at)
       values ($1, $2, 'spec.thing.happened.v1', '{}', '{}', now() - interval '5 minutes')`,
      [event, tenant],
    );
    await client.query(
      `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error) values ($1, 'spec', $2, 12, '')`,
      [tenant, event],
    );
    await client.query(
      `insert into mail.outgoing (id, tenant_id, kind, content, created_at, next_attempt_at)
       values ($1, $2, 'spec', 'k9.gone', now() - interval '1 hour', now())`,
      [newId(), tenant],
    );
    const { code, stdout, stderr } = await doctor({ BREAK_GLASS: 'on' }, []);
    expect(code).toBe(1);
    expect(stderr).toBe('Failed: events, deliveries, mails, encryption-keys.\n');
    expect(stdout).toMatch(/^FAILED +events +1 events wait, the oldest for 30\d seconds\.$/m);
    expect(stdout).toMatch(/^WARNING +emergency-access /m);
    expect(stdout).toMatch(/^deliveries: .*deliveries retry --all$/m);
    expect(stdout).toMatch(/^encryption-keys: .*encryption-keys list/m);
    await client.query('truncate mail.outgoing, messaging.delivery, messaging.outbox');
  }, 60_000);

  it('K9: reports an unreachable or silent database, and keeps to its deadline', async () => {
    const at = (port: string) => `postgresql://app:${SECRET}@127.0.0.1:${port}/openeiam`;
    const away = await report({ DATABASE_URL: at('1') });
    expect(away.code).toBe(1);
    expect(away.found.findings).toContainEqual(
      expect.objectContaining({
        check: 'database',
        detail: expect.stringContaining('No PostgreSQL answers') as unknown,
      }),
    );
    expect(away.found.findings).toContainEqual(expect.objectContaining({ check: 'dingtalk', state: 'ok' }));
    const mute = await report({ DATABASE_URL: at(portOf(silent)) });
    expect(mute.code).toBe(1);
    expect(mute.found.findings.map(({ detail }) => detail).join()).toMatch(/within \d+ seconds/);
  }, 90_000);

  it('K9: reports which external services do not answer', async () => {
    const nowhere = 'http://127.0.0.1:1';
    const { code, found } = await report({
      PUBLIC_URL: nowhere,
      DINGTALK_API_BASE: nowhere,
      SMTP_URL: `smtp://user:${SECRET}@127.0.0.1:${portOf(silent)}`,
    });
    const states = Object.fromEntries(found.findings.map(({ check, state }) => [check, state]));
    expect({ code, ...states }).toMatchObject({
      code: 1,
      portal: 'warning',
      dingtalk: 'failed',
      'mail-server': 'failed',
      database: 'ok',
    });
    expect(JSON.stringify(found)).not.toContain(SECRET);
  }, 60_000);

  it('K3: reports a missing schema, and rights that the login must not have', async () => {
    const { found } = await report({ DATABASE_URL: database.url });
    expect(found.findings).toContainEqual(
      expect.objectContaining({
        check: 'database-login',
        state: 'warning',
        detail: expect.stringContaining('is a superuser') as unknown,
      }),
    );
    const [newest] = (
      await client.query<{ name: string }>(
        'delete from public.schema_migration where name = (select max(name) from public.schema_migration) returning name',
      )
    ).rows;
    const { code, found: without } = await report();
    await client.query('insert into public.schema_migration (name) values ($1)', [newest?.name]);
    expect(code).toBe(1);
    expect(without.findings).toContainEqual({
      check: 'database-schema',
      state: 'failed',
      detail: `The database lacks 1 migrations, up to ${newest?.name ?? ''}.`,
      remedy: expect.stringMatching(/^Run: migrate/) as unknown,
    });
  }, 60_000);

  it('reports failed jobs, missing workers, and connections and logs with problems', async () => {
    const [tenant, connection] = [newId(), newId()];
    await client.query(`insert into tenancy.tenant (id, slug, name) values ($1, 'doubted', 'Acme')`, [
      tenant,
    ]);
    await client.query(
      `insert into providers.connection (id, tenant_id, provider, key, name, state, created_at, updated_at)
       values ($1, $2, 'dingtalk', 'main', 'Acme', 'enabled', now(), now())`,
      [connection, tenant],
    );
    await client.query(
      `insert into dingtalk.connection (id, tenant_id, corp_id, client_id, client_secret_encrypted)
       values ($1, $2, 'ding1', 'app1', 'k1.x')`,
      [connection, tenant],
    );
    await client.query(
      `insert into dingtalk.connection_check (tenant_id, connection_id, checked_at, items)
       values ($1, $2, now(), '[{"id": "credentials", "outcome": "failed"}]')`,
      [tenant, connection],
    );
    await client.query(
      `insert into audit.watch (tenant_id, looked_at, round_began_at, code, finding, since)
       values ($1, now(), now(), 'cut', 'The end is missing', now())`,
      [tenant],
    );
    await client.query(`update tenancy.tenant set deletion_began_at = now() where slug = 'doubted'`);
    await client.query(
      `insert into queue.job (queue, id, seq, name, state, attempts_made, failed_reason, added_at_ms, finished_at_ms)
       values ('recurring', 'spec', 1, 'spec.task', 'failed', 1, 'it broke', 1, 1)`,
    );
    await client.query(`update messaging.task set started_at = started_at - interval '1 day'`);
    const { found } = await report({ DATABASE_POOOL: '12' });
    await client.query(`delete from queue.job where id = 'spec'`);
    await client.query(`update messaging.task set started_at = started_at + interval '1 day'`);
    await client.query('truncate audit.watch, dingtalk.connection_check');
    const remedies = Object.fromEntries(found.findings.map(({ check, remedy }) => [check, remedy]));
    expect(remedies).toMatchObject({
      settings: expect.stringContaining('Correct the names') as unknown,
      deletions: expect.stringContaining('tenant delete') as unknown,
      jobs: expect.stringContaining('jobs list') as unknown,
      worker: expect.stringContaining('Start a worker') as unknown,
      'dingtalk-connections': expect.stringContaining('connection check') as unknown,
      logs: expect.stringContaining('audit verify') as unknown,
    });
    expect(found.findings).toContainEqual(
      expect.objectContaining({ check: 'jobs', detail: '1 jobs have failed: spec.task.' }),
    );
    expect(found.findings).toContainEqual(
      expect.objectContaining({ detail: expect.stringContaining('doubted/main') as unknown }),
    );
  }, 60_000);

  it.each([
    ['https://127.0.0.2:1', {}, 'warning', /TRUST_PROXY/],
    ['http://127.0.0.2:1', {}, 'failed', /without TLS/],
    ['https://127.0.0.2:1', { TRUST_PROXY: '10.0.0.1' }, 'ok', /127\.0\.0\.2/],
  ])(
    'reports whether the portal is reachable by %s',
    async (url, more, state, detail) => {
      const { found } = await report({ PUBLIC_URL: url, ...more });
      const finding = found.findings.find(({ check }) => check === 'public-url');
      expect(finding).toMatchObject({ state, detail: expect.stringMatching(detail) as unknown });
    },
    60_000,
  );

  it('K9: reports an unreachable Redis, and keeps to its deadline', async () => {
    const { code, stdout } = await doctor({ REDIS_URL: `redis://:${SECRET}@127.0.0.1:1` }, []);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAILED +redis /m);
    expect(stdout).toMatch(/^ok +database /m);
    expect(stdout).not.toContain(SECRET);
  }, 60_000);

  it('reports which setting is invalid', async () => {
    const { code, found } = await report({ PORT: 'canary' });
    expect(code).toBe(1);
    expect(found.findings).toEqual([
      {
        check: 'settings',
        state: 'failed',
        detail: expect.stringMatching(/^PORT /) as unknown,
        remedy: expect.any(String) as unknown,
      },
    ]);
  });
});
