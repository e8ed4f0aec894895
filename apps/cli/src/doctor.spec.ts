import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { Client } from 'pg';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { runCommand, type Ended } from './testing/run-command.js';

interface Report {
  readonly isHealthy: boolean;
  readonly findings: readonly {
    readonly check: string;
    readonly state: string;
    readonly detail: string;
    readonly remedy: string | null;
  }[];
}

const SECRET = 'canary-0123456789abcdef';

describe('the doctor', () => {
  let database: TestDatabase;
  let client: Client;
  /** Answers every request with 200, as DingTalk, the portal, and nobody. */
  let neighbour: Server;
  /** Takes connections and never says a word. */
  let silent: Server;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    neighbour = createHttpServer((_request, response) => response.end('well'));
    silent = createServer(() => undefined);
    for (const server of [neighbour, silent])
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${portOf(neighbour)}`;
    environment = {
      DATABASE_URL: database.url,
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
    return runCommand(['doctor', ...words], { ...environment, ...more });
  }

  async function report(
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number | null; found: Report }> {
    const { code, stdout } = await doctor(more);
    return { code, found: JSON.parse(stdout) as Report };
  }

  it('finds nothing that has failed in an installation that is well, and says what is worth a look', async () => {
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

  it('names what was given up and what waits, each with its remedy, and ends with 1', async () => {
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

  it('K9: says so when the database is away or silent, and waits for nothing longer than its deadline', async () => {
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

  it('K9: says which neighbours do not answer', async () => {
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

  it('says which setting is wrong', async () => {
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
