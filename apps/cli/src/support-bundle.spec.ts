import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '#kernel';
import { settingList } from '#runtime';
import { createTestDatabase, type TestDatabase } from '#testing';
import { runCommand } from './testing/run-command.js';

const CANARY = 'canary-0123456789abcdef';

/** A value of each setting that is a secret, with a canary in it. */
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
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await database.drop();
  });

  function make(...words: readonly string[]) {
    const nowhere = 'http://127.0.0.1:1';
    return runCommand(['support-bundle', ...words], {
      ...SECRETS,
      DATABASE_URL: database.url,
      ENCRYPTION_KEYS: `k1:${key}`,
      PUBLIC_URL: nowhere,
      DINGTALK_API_BASE: nowhere,
      DINGTALK_OAPI_BASE: nowhere,
    });
  }

  it('D7: holds what somebody who helps needs, and no secret, no name and no address', async () => {
    const file = join(folder, 'bundle.json');
    expect(await make('--out', file)).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(file, 'utf8');
    const bundle = JSON.parse(text) as Record<string, unknown>;
    expect(bundle).toMatchObject({
      settings: { METRICS_TOKEN: 'set', REDIS_URL: 'unset', PORT: 3000 },
      encryptionKeys: [{ id: 'k1', state: 'first' }],
      deliveries: [{ listener: 'spec', attempts: 12 }],
      database: { tenants: 1 },
      findings: expect.arrayContaining([
        expect.objectContaining({ check: 'deliveries', state: 'failed' }),
      ]) as unknown,
    });
    expect(text).not.toMatch(/canary/i);
    expect(text).not.toContain(key.slice(0, 20));
    expect(statSync(file).mode & 0o077).toBe(0);
    const secret = settingList().filter((setting) => setting.isSecret);
    const tried = [...Object.keys(SECRETS), 'DATABASE_URL', 'REDIS_URL', 'ENCRYPTION_KEYS'];
    expect(secret.map(({ name }) => name).filter((name) => !tried.includes(name))).toEqual([]);
  }, 60_000);

  it('replaces no file unless told to', async () => {
    const file = join(folder, 'bundle.json');
    expect(await make('--out', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--force') as unknown,
    });
    expect(await make('--out', file, '--force')).toMatchObject({ code: 0 });
  }, 60_000);
});
