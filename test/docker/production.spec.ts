import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '#testing';
import { exampleEnvironment } from './docker-file.js';
import { layOutProduct } from './laid-out-product.js';
import { freePort } from '../harness/free-port.js';
import {
  makeProductionDatabase,
  startTarget,
  type Ended,
  type ProductionDatabase,
  type Started,
} from './production-site.js';

const TARGETS = ['server', 'worker'] as const;
const START_MS = 60_000;
const LAY_OUT_MS = 240_000;

interface Bill {
  readonly components: readonly {
    readonly name: string;
    readonly purl: string;
    readonly licenses?: readonly unknown[];
  }[];
}

describe('the processes of the images', () => {
  let folder: string;
  let database: ProductionDatabase;
  let environment: Readonly<Record<string, string>>;
  let port: number;
  const running = new Map<(typeof TARGETS)[number], Started>();

  beforeAll(async () => {
    folder = layOutProduct();
    database = await makeProductionDatabase();
    port = await freePort();
    environment = {
      HOST: '127.0.0.1',
      PORT: String(port),
      WORKER_PORT: '0',
      DATABASE_URL: database.appUrl,
      PUBLIC_URL: 'https://id.acme.test',
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      LOG_LEVEL: 'warn',
    };
  }, LAY_OUT_MS);

  afterAll(async () => {
    for (const { child } of running.values()) child.kill('SIGKILL');
    await Promise.all([...running.values()].map(({ ended }) => ended));
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  async function cli(words: string, input = '', more: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return startTarget(folder, 'cli', { ...environment, ...more }, words.split(' '), input).ended;
  }

  it('are in a folder with the product, its packages, its licence and a bill of materials, and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'LICENSE',
      'admin-ui',
      'dist',
      'node_modules',
      'package.json',
      'sbom.cdx.json',
    ]);
    for (const path of [
      'dist/apps/simulator',
      'dist/apps/standalone',
      'dist/libs/testing',
      'node_modules/typescript',
    ])
      expect([path, existsSync(join(folder, path))]).toEqual([path, false]);
    expect(statSync(join(folder, 'admin-ui/dist/index.html')).size).toBeGreaterThan(100);
    expect(readdirSync(join(folder, 'dist/packed')).sort()).toEqual(['cli', 'server', 'worker']);
  });

  it('come with a bill of materials that names every package with its version and licence', () => {
    const bill = JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')) as Bill;
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { purl: expect.stringMatching(/^pkg:npm\/openeiam@/) as unknown } },
    });
    expect(bill.components.length).toBeGreaterThan(100);
    const purls = bill.components.map(({ purl }) => purl);
    for (const name of ['fastify', 'pg', 'bullmq'])
      expect(purls.join('\n')).toMatch(new RegExp(`^pkg:npm/${name}@\\d`, 'm'));
    // One package has its licence (MIT) in a field with another name.
    expect(
      bill.components.filter(({ licenses = [] }) => licenses.length === 0).map(({ name }) => name),
    ).toEqual(['pause']);
  });

  it.each(TARGETS)('P5: the %s refuses to start with the unchanged example environment', async (target) => {
    const { code, stderr } = await startTarget(folder, target, exampleEnvironment()).ended;
    expect(code).toBe(1);
    for (const name of ['DATABASE_URL', 'ENCRYPTION_KEYS', 'PUBLIC_URL']) expect(stderr).toContain(name);
  });

  it.each(TARGETS)('P5: the %s refuses sample secrets, plain HTTP and a demo password', async (target) => {
    const { code, stderr } = await startTarget(folder, target, {
      ...environment,
      DATABASE_URL: 'postgresql://openeiam:change-me@127.0.0.1:5432/openeiam',
      ENCRYPTION_KEYS: `k1:${'A'.repeat(43)}=`,
      PUBLIC_URL: 'http://id.acme.test',
      DEMO_PASSWORD: 'a-demo-password',
      METRICS_TOKEN: 'a-sample-metrics-token',
    }).ended;
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').slice(1).sort()).toEqual([
      expect.stringMatching(/^DATABASE_URL .*sample/),
      expect.stringMatching(/^DEMO_PASSWORD must not be set/),
      expect.stringMatching(/^ENCRYPTION_KEYS .*sample/),
      expect.stringMatching(/^METRICS_TOKEN .*sample/),
      expect.stringMatching(/^PUBLIC_URL .*https/),
    ]);
    expect(stderr).not.toMatch(/change-me|AAAA|a-demo-password/);
  });

  it('migrate with the login that owns the schemas, and with no other', async () => {
    expect(await cli('migrate')).toMatchObject({ code: 1, stdout: '' });
    const done = await cli('migrate', '', { DATABASE_OWNER_URL: database.ownerUrl });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    const again = await cli('migrate', '', { DATABASE_OWNER_URL: database.ownerUrl });
    expect(again).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' });
  });

  it.each(TARGETS)('K3: the %s refuses a login that bypasses row-level security', async (target) => {
    for (const [DATABASE_URL, which] of [
      [database.superuserUrl, /DATABASE_URL logs on as ".*", which is a superuser\. .*roles\.sql/],
      [database.ownerUrl, /which owns the database or a part of it\. .*roles\.sql/],
    ] as const) {
      const { code, stderr } = await startTarget(folder, target, { ...environment, DATABASE_URL }).ended;
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(which) });
    }
  });

  it('K3: a command refuses it as well', async () => {
    const refused = await cli('tenant list', '', { DATABASE_URL: database.superuserUrl });
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/which is a superuser/);
  });

  it('K3: work with logins that may create neither roles nor databases', async () => {
    const rights = await database.rows(
      `select rolcreaterole or rolcreatedb or rolsuper or rolbypassrls as strong, count(*)::int as count
       from pg_roles where rolname ~ '^site_' and rolname !~ '^site_admin_' and $1 ~ substring(rolname from '[0-9a-f]+$') group by 1`,
      [database.appName],
    );
    expect(rights).toEqual([{ strong: false, count: 2 }]);
  });

  it('start, and the server becomes ready', async () => {
    for (const target of TARGETS) running.set(target, startTarget(folder, target, environment));
    await until(async () => {
      const answer = await fetch(`http://127.0.0.1:${String(port)}/readyz`).catch(() => undefined);
      return answer?.status === 200;
    }, START_MS);
  });

  it('record the operator’s acts in the log', async () => {
    const words = 'tenant create --slug acme --name Acme --owner-username olivia';
    expect(await cli(words, 'olive trees of Delphi')).toMatchObject({ code: 0, stderr: '' });
    const types = async () => (await database.rows('select type from audit.record')).map(({ type }) => type);
    await until(async () => (await types()).length >= 3, START_MS);
    expect(await types()).toEqual(
      expect.arrayContaining(['tenancy.tenant.created', 'accounts.account.created']),
    );
    const answer = await fetch(`http://127.0.0.1:${String(port)}/t/acme/logon`);
    expect(answer.status).toBe(200);
  });

  it('P5: create no demo data', async () => {
    expect(await database.rows('select slug from tenancy.tenant')).toEqual([{ slug: 'acme' }]);
    expect(await database.rows('select username from accounts.account')).toEqual([{ username: 'olivia' }]);
  });

  it('P3: work with a login that owns nothing, bypasses nothing and is a member of the application role only', async () => {
    const sessions = await database.rows(
      `select distinct usename from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and usename is not null`,
    );
    expect(sessions).toEqual([{ usename: database.appName }]);
    expect(
      await database.rows(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
                array(select roleid::regrole::text from pg_auth_members where member = r.oid) as roles
         from pg_roles r where rolname = $1`,
        [database.appName],
      ),
    ).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        roles: ['openeiam_app'],
      },
    ]);
    const owned = await database.rows(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where pg_get_userbyid(c.relowner) in ($1, 'openeiam_app') and n.nspname <> 'queue'`,
      [database.appName],
    );
    expect(owned).toEqual([]);
  });

  it('end at once with exit code 0 when asked to', async () => {
    for (const [target, { child, ended }] of running) {
      child.kill('SIGTERM');
      expect({ target, ...(await ended) }).toMatchObject({ target, code: 0 });
    }
    expect([...running.keys()]).toEqual([...TARGETS]);
  });
});
