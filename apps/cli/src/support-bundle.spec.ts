import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '#kernel';
import { settingList } from '#runtime';
import { createTestDatabase, type TestDatabase } from '#testing';
import { runHere } from './testing/run-here.js';

const CANARY = 'canary-0123456789abcdef';

/** A value of each secret setting, with a canary in it. */
const SECRETS: Readonly<Record<string, string>> = {
  DATABASE_OWNER_URL: `postgresql://owner:${CANARY}@127.0.0.1:1/openeiam`,
  DINGTALK_CLIENT_SECRET: CANARY,
  DEMO_PASSWORD: CANARY,
  SMTP_URL: `smtp://user:${CANARY}@127.0.0.1:1`,
  AUDIT_CHECKPOINT_URL: `http://127.0.0.1:1/?key=${CANARY}`,
  METRICS_TOKEN: CANARY,
};

describe('the support bundle', () => {
  let database: TestDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-bundle-'));
  const key = randomBytes(32).toString('base64');

  beforeAll(async () => {
    database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const [tenant, event] = [newId(), newId()];
    await client.query(`insert into tenancy.tenant (id, slug, name) values ($1, 'acme', 'Canary Holding')`, [
      tenant,
    ]);
    await client.query(
      `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at, drained_at)
       values ($1, $2, 'spec.thing.happened.v1', $3, '{}', now(), now())`,
      [event, tenant, JSON.stringify({ name: CANARY })],
    );
    await client.query(
      `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error)
       values ($1, 'spec', $2, 12, 'no mail for canary@acme.test, Bearer ${CANARY}')`,
      [tenant, event],
    );
    await client.end();
    const webhook = `whsec_${Buffer.from(`${CANARY}-of-webhooks`).toString('base64')}`;
    await set('tenant create --slug other --name Canary --owner-username canary', 'olive trees of Delphi');
    await set('connection create --tenant other --corp-id ding1 --client-id canary', CANARY);
    await set(
      'audit webhook set --tenant other --url https://canary.test/ --header X-Key',
      `${webhook}\n${CANARY}`,
    );
  }, 60_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await database.drop();
  });

  /** Writes secrets into the database. */
  async function set(words: string, secrets: string): Promise<void> {
    const environment = { DATABASE_URL: database.processUrl, ENCRYPTION_KEYS: `k1:${key}` };
    expect(await runHere(words.split(' '), environment, secrets)).toMatchObject({ code: 0, stderr: '' });
  }

  /** The contents of columns with secrets, in any form, or with personal data. */
  async function secretsOfDatabase(): Promise<readonly string[]> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows: columns } = await client.query<{ name: string; column: string }>(
      `select format('%I.%I', table_schema, table_name) as name, quote_ident(column_name) as column
       from information_schema.columns
       where column_name ~ 'secret|encrypted|hash|token|content|username|email' and table_schema !~ '^(pg_|information|queue)'`,
    );
    const values: string[] = [];
    for (const { name, column } of columns) {
      const { rows } = await client.query<{ value: string }>(
        `select distinct ${column}::text as value from ${name} where length(${column}::text) > 5`,
      );
      values.push(...rows.map(({ value }) => value));
    }
    await client.end();
    return values;
  }

  function make(...words: readonly string[]) {
    const nowhere = 'http://127.0.0.1:1';
    return runHere(['support-bundle', ...words], {
      ...SECRETS,
      DATABASE_URL: database.processUrl,
      ENCRYPTION_KEYS: `k1:${key}`,
      PUBLIC_URL: nowhere,
      DINGTALK_API_BASE: nowhere,
      DINGTALK_OAPI_BASE: nowhere,
    });
  }

  it('D7: contains what support needs, and no secret, name or address', async () => {
    const file = join(folder, 'bundle.json');
    expect(await make('--out', file)).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(file, 'utf8');
    const bundle = JSON.parse(text) as Record<string, unknown>;
    expect(bundle).toMatchObject({
      settings: { METRICS_TOKEN: 'set', REDIS_URL: 'unset', PORT: 3000 },
      encryptionKeys: [{ id: 'k1', state: 'first' }],
      deliveries: [{ listener: 'spec', attempts: 12 }],
      database: { tenants: 2 },
      findings: expect.arrayContaining([
        expect.objectContaining({ check: 'deliveries', state: 'failed' }),
      ]) as unknown,
    });
    expect(text).not.toMatch(/canary/i);
    expect(text).not.toContain(key.slice(0, 20));
    const secrets = await secretsOfDatabase();
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(statSync(file).mode & 0o077).toBe(0);
    const secret = settingList().filter((setting) => setting.isSecret);
    const tried = [...Object.keys(SECRETS), 'DATABASE_URL', 'REDIS_URL', 'ENCRYPTION_KEYS'];
    expect(secret.map(({ name }) => name).filter((name) => !tried.includes(name))).toEqual([]);
  }, 60_000);

  it('overwrites a file only on request', async () => {
    const file = join(folder, 'bundle.json');
    expect(await make('--out', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--force') as unknown,
    });
    expect(await make('--out', file, '--force')).toMatchObject({ code: 0 });
  }, 60_000);
});
