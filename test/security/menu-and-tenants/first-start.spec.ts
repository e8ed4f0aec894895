import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { CreateAccount } from '#accounts';
import { SetPassword } from '#authenticators';
import { statusOf } from '#kernel';
import { DisableMethod } from '#logon-menu';
import { readSettings, SettingsError } from '#runtime';
import { createTestDatabase } from '#testing';
import { seedDemo } from '../../../apps/standalone/src/index.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser } from '../scene/agents.js';
import { secondTenant } from '../scene/second-tenant.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://id.acme.test',
  DATABASE_URL: 'postgresql://app:J9vTq2LmX4@db:5432/openeiam',
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
};

describe('the last logon method of the administrators', () => {
  it('P4: cannot be switched off, not even in parallel; the refusal is a conflict with a code', async () => {
    const tenant = await secondTenant(product(), 'lastway');
    const disable = () => useCase(product(), DisableMethod).execute(tenant.id, 'password');
    const refusals = await Promise.all(
      Array.from({ length: 5 }, () =>
        disable().then(
          () => 'done',
          (error: unknown) => error,
        ),
      ),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ kind: 'conflict' });
      expect((refusal as { code: string }).code).toMatch(
        /^menu\.(last_administrator_method|proving_method_needed)$/,
      );
      expect(statusOf('conflict')).toBe(409);
    }
    const browser = newBrowser(product());
    await browser.get('/t/lastway/logon');
    const logon = await browser.post('/t/lastway/logon/password', { username: 'root', password: PASSWORD });
    expect(logon.location).toBe('/t/lastway/');
  });

  it('P4: is a method that an administrator can really use: one that only members can use does not count', async () => {
    const tenant = await secondTenant(product(), 'membersonly');
    await useCase(product(), DisableMethod).execute(tenant.id, 'dingtalk-qr');
    const { id } = await useCase(product(), CreateAccount).execute(tenant.id, {
      username: 'member',
      displayName: 'Member',
      role: 'member',
      email: 'member@membersonly.test',
    });
    await useCase(product(), SetPassword).execute(tenant.id, id, PASSWORD);
    await product().sql(
      `update accounts.account set email = null, email_key = null where tenant_id = $1
      and role = 'owner'`,
      [tenant.id],
    );
    await expect(useCase(product(), DisableMethod).execute(tenant.id, 'password')).rejects.toMatchObject({
      code: 'menu.last_administrator_method',
    });
  });
});

describe('a first start', () => {
  it('P5: with an empty database creates no tenant, account, password or key', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    for (const table of [
      'tenancy.tenant',
      'accounts.account',
      'authenticators.password',
      'providers.connection',
      'dingtalk.connection',
    ]) {
      expect([table, (await client.query(`select 1 from ${table}`)).rowCount]).toEqual([table, 0]);
    }
    await client.end();
    await database.drop();
  });

  it('P5: in production never creates demo data', async () => {
    await expect(seedDemo(readSettings(PRODUCTION))).rejects.toThrow('production');
  });

  it.each([
    ['no key', { ENCRYPTION_KEYS: '' }, /ENCRYPTION_KEYS/],
    ['a key of zeros', { ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}` }, /ENCRYPTION_KEYS/],
    [
      'a key of one letter',
      { ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 'a').toString('base64')}` },
      /ENCRYPTION_KEYS/,
    ],
    [
      'a counting key',
      { ENCRYPTION_KEYS: `k1:${Buffer.from(Array.from({ length: 32 }, (_, n) => n)).toString('base64')}` },
      /ENCRYPTION_KEYS/,
    ],
    [
      'a typed key',
      { ENCRYPTION_KEYS: `k1:${Buffer.from('a key that somebody has typed in').toString('base64')}` },
      /ENCRYPTION_KEYS/,
    ],
    [
      'a weak key behind a strong one',
      { ENCRYPTION_KEYS: `${PRODUCTION.ENCRYPTION_KEYS},k0:${Buffer.alloc(32, 7).toString('base64')}` },
      /ENCRYPTION_KEYS/,
    ],
    ['a short key', { ENCRYPTION_KEYS: 'k1:c2hvcnQ=' }, /ENCRYPTION_KEYS/],
    ['a sample password of the database', { DATABASE_URL: 'postgresql://app:postgres@db/x' }, /DATABASE_URL/],
    ['a password to be changed', { DATABASE_URL: 'postgresql://app:change-me@db/x' }, /DATABASE_URL/],
    [
      'the simulator’s app secret',
      { DINGTALK_CLIENT_SECRET: 'demo-app-secret-not-for-production' },
      /CLIENT_SECRET/,
    ],
    ['a password for demo accounts', { DEMO_PASSWORD: PASSWORD }, /DEMO_PASSWORD/],
    ['a sample token', { METRICS_TOKEN: 'example-metrics-token' }, /METRICS_TOKEN/],
    ['plain HTTP', { PUBLIC_URL: 'http://id.acme.test' }, /PUBLIC_URL/],
  ])('P5: in production is refused with %s, and does not print it', (_, given, variable) => {
    expect(readSettings(PRODUCTION).NODE_ENV).toBe('production');
    const start = () => readSettings({ ...PRODUCTION, ...given });
    expect(start).toThrow(SettingsError);
    expect(start).toThrow(variable);
    const [value = ''] = Object.values(given);
    if (value !== '' && !value.startsWith('http')) expect(start).not.toThrow(value);
  });
});
