import { UnitOfWork, statementsOn, type SqlParams } from '#database';
import { hashSecret, newId } from '#kernel';
import { ApplicationDirectory } from './application/application-directory.js';
import { AssignApplication } from './application/assign-application.js';
import { ChangeApplication } from './application/change-application.js';
import { DeleteApplication } from './application/delete-application.js';
import { RotateClientSecret } from './application/rotate-client-secret.js';
import type { NewApplication } from './domain/application-fields.js';
import { applicationTable } from './infra/application.table.js';
import { joinableAccess } from './infra/joinable-access.js';
import { ApplicationsScene } from './testing/applications-scene.js';

let scene: ApplicationsScene;

beforeAll(async () => {
  scene = await ApplicationsScene.start();
});
beforeEach(() => scene.begin());
afterAll(() => scene.close());

const { prepare } = statementsOn(applicationTable);
const accessTo = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .selectFrom(joinableAccess.as('x'))
    .select('x.account_id as accountId')
    .where('x.tenant_id', '=', $.tenantId)
    .where('x.application_id', '=', $.id),
);
const whoMayUse = async (id: string): Promise<readonly string[]> => {
  const { tenantId } = scene;
  const rows = await scene.get(UnitOfWork).query(tenantId, accessTo, { tenantId, id });
  return rows.map(({ accountId }) => accountId).sort();
};
const secretsOf = async (id: string): Promise<readonly string[]> =>
  (await scene.get(ApplicationDirectory).secrets(scene.tenantId, id)).map(({ secretHash }) =>
    secretHash.toString('hex'),
  );
const hex = (secret: string | null): string => hashSecret(secret ?? '').toString('hex');

describe('a new application', () => {
  it('O3: has a secret of which only a hash is stored, and the log has everything but the secret', async () => {
    const { application, clientSecret } = await scene.create();
    expect(application).toMatchObject({
      state: 'enabled',
      audience: 'everyone',
      authentication: 'client_secret',
    });
    expect(await secretsOf(application.id)).toEqual([hex(clientSecret)]);
    const events = await scene.events();
    expect(events).toMatchObject([
      {
        name: 'applications.application.created.v1',
        payload: {
          applicationId: application.id,
          targets: [{ kind: 'application', label: 'Grafana' }],
          after: { name: 'Grafana', redirectUris: ['https://grafana.example/login'] },
        },
      },
    ]);
    expect(JSON.stringify(events)).not.toContain(clientSecret);
  });

  it.each<[string, Partial<NewApplication>]>([
    ['a redirect address without TLS', { redirectUris: ['http://grafana.example/login'] }],
    ['a redirect address with a fragment', { redirectUris: ['https://grafana.example/#x'] }],
    ['a redirect address with a username', { redirectUris: ['https://a@grafana.example/'] }],
    ['a redirect address with a backslash', { redirectUris: ['https://grafana.example\\@evil.example/'] }],
    ['a script as redirect address', { redirectUris: ['javascript:alert(1)'], authentication: 'none' }],
    ['a scheme that is nobody’s own', { redirectUris: ['myapp:/x'], authentication: 'none' }],
    ['a scheme of its own and a secret', { redirectUris: ['com.example.app:/x'] }],
    ['no redirect address', { redirectUris: [] }],
    ['the same redirect address twice', { redirectUris: ['https://a.example/', 'https://a.example/'] }],
    ['client credentials without a secret', { authentication: 'none', grantTypes: ['client_credentials'] }],
    ['private_key_jwt without keys', { authentication: 'private_key_jwt' }],
    [
      'pairwise subjects over two hosts',
      { subjectType: 'pairwise', redirectUris: ['https://a.example/', 'https://b.example/'] },
    ],
    ['an access token for a week', { accessTokenSeconds: 604_800 }],
    ['an invisible name', { name: '\u200b' }],
  ])('O1: is refused with %s', async (_name, change) => {
    await expect(scene.create(change)).rejects.toMatchObject({ code: 'application.invalid' });
  });

  it('O7: accepts no client key with a private or symmetric part', async () => {
    const keys = [
      { kty: 'oct', k: 'c2VjcmV0' },
      {
        kty: 'OKP',
        crv: 'Ed25519',
        x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
      },
      { kty: 'RSA', n: 'short' },
    ];
    for (const key of keys)
      await expect(
        scene.create({ authentication: 'private_key_jwt', publicKeys: { keys: [key] } }),
      ).rejects.toMatchObject({ code: 'application.invalid' });
  });

  it('accepts the addresses of installed applications if it is public, and then has no secret', async () => {
    const redirectUris = ['com.example.app:/callback', 'http://127.0.0.1/callback'];
    const { application, clientSecret } = await scene.create({ authentication: 'none', redirectUris });
    expect([application.redirectUris, clientSecret]).toEqual([redirectUris, null]);
  });

  it('has an owner of its tenant, or none', async () => {
    const { id } = await scene.account('olivia');
    expect((await scene.create({ ownerId: id })).application.ownerId).toBe(id);
    await scene.begin();
    await expect(scene.create({ ownerId: id })).rejects.toMatchObject({ code: 'application.owner_unknown' });
  });
});

describe('a change', () => {
  it('is in the log with the values before and after, or not at all if nothing changes', async () => {
    const { application } = await scene.create();
    const change = (changes: object) =>
      scene.get(ChangeApplication).execute(scene.tenantId, application.id, changes);
    expect(await change({ name: 'Grafana' })).toEqual(application);
    expect(await change({ name: 'Dashboards', asksConsent: true })).toMatchObject({
      version: 2,
      name: 'Dashboards',
    });
    expect((await scene.events()).slice(1)).toMatchObject([
      {
        name: 'applications.application.changed.v1',
        payload: {
          before: { name: 'Grafana', asksConsent: false },
          after: { name: 'Dashboards', asksConsent: true },
        },
      },
    ]);
  });

  it('respects the rules between settings, and the revision on which it was based', async () => {
    const { application } = await scene.create();
    const change = (changes: object, basis?: string) =>
      scene.get(ChangeApplication).execute(scene.tenantId, application.id, changes, basis);
    await expect(change({ redirectUris: [] })).rejects.toMatchObject({ code: 'application.invalid' });
    await expect(change({ name: 'Other' }, 'former')).rejects.toMatchObject({ code: 'revision.stale' });
  });

  it('O3: to a public client ends its secrets', async () => {
    const { application } = await scene.create();
    await scene.get(ChangeApplication).execute(scene.tenantId, application.id, { authentication: 'none' });
    expect(await secretsOf(application.id)).toEqual([]);
  });

  it('P3: cannot reach another tenant’s application', async () => {
    const { application } = await scene.create();
    await scene.begin();
    const { tenantId } = scene;
    const unknown = { code: 'application.unknown' };
    await expect(scene.get(ChangeApplication).execute(tenantId, application.id, {})).rejects.toMatchObject(
      unknown,
    );
    await expect(scene.get(DeleteApplication).execute(tenantId, application.id)).rejects.toMatchObject(
      unknown,
    );
    await expect(scene.get(RotateClientSecret).execute(tenantId, application.id)).rejects.toMatchObject(
      unknown,
    );
    expect(await scene.get(ApplicationDirectory).byId(tenantId, application.id)).toBeNull();
  });
});

describe('a secret', () => {
  it('is replaced without an interruption: two are valid at a time, and never three', async () => {
    const { application, clientSecret } = await scene.create();
    const rotate = (hours?: number) =>
      scene.get(RotateClientSecret).execute(scene.tenantId, application.id, hours);
    const second = await rotate();
    expect(await secretsOf(application.id)).toEqual([hex(second), hex(clientSecret)]);
    const third = await rotate();
    expect(await secretsOf(application.id)).toEqual([hex(third), hex(second)]);
    const fourth = await rotate(0);
    expect(await secretsOf(application.id)).toEqual([hex(fourth)]);
  });

  it('that was replaced ends on time', async () => {
    const { application } = await scene.create();
    const secret = await scene.get(RotateClientSecret).execute(scene.tenantId, application.id, 1);
    scene.feature.clock.advance(3_601);
    expect(await secretsOf(application.id)).toEqual([hex(secret)]);
  });
});

describe('O5: the audience of an application', () => {
  it('is everyone, or the accounts to which it is assigned by role or individually', async () => {
    const [alice, bob] = [await scene.account('alice'), await scene.account('bob', 'auditor')];
    const { application } = await scene.create();
    expect(await whoMayUse(application.id)).toEqual([alice.id, bob.id].sort());
    const set = (changes: object) =>
      scene.get(ChangeApplication).execute(scene.tenantId, application.id, changes);
    await set({ audience: 'assigned' });
    expect(await whoMayUse(application.id)).toEqual([]);
    const assign = scene.get(AssignApplication);
    await assign.execute(scene.tenantId, application.id, { role: 'auditor' });
    const { id } = await assign.execute(scene.tenantId, application.id, { accountId: alice.id });
    expect(await whoMayUse(application.id)).toEqual([alice.id, bob.id].sort());
    await expect(
      assign.execute(scene.tenantId, application.id, { accountId: alice.id }),
    ).rejects.toMatchObject({ code: 'application.assigned_already' });
    await assign.end(scene.tenantId, application.id, id);
    expect(await whoMayUse(application.id)).toEqual([bob.id]);
    await set({ state: 'disabled' });
    expect(await whoMayUse(application.id)).toEqual([]);
  });

  it('does not include an account of another tenant', async () => {
    const stranger = await scene.account('stranger');
    await scene.begin();
    const { application } = await scene.create();
    for (const accountId of [stranger.id, newId()])
      await expect(
        scene.get(AssignApplication).execute(scene.tenantId, application.id, { accountId }),
      ).rejects.toMatchObject({ code: 'account.unknown' });
  });
});

it('a deleted application takes all of its data with it', async () => {
  const { application } = await scene.create({ audience: 'assigned' });
  await scene.get(AssignApplication).execute(scene.tenantId, application.id, { role: 'member' });
  await scene.get(DeleteApplication).execute(scene.tenantId, application.id);
  const left = await scene.sql(
    'select id from applications.client union all select id from applications.client_secret union all select id from applications.assignment',
  );
  expect(left).toEqual([]);
  expect((await scene.events()).at(-1)).toMatchObject({
    name: 'applications.application.deleted.v1',
    payload: { before: { name: 'Grafana' } },
  });
});

it('applications are listed by name, page by page', async () => {
  for (const name of ['Gitea', 'Argo CD', 'Grafana']) await scene.create({ name });
  const page = (after?: readonly [string, string], search?: string) =>
    scene.get(ApplicationDirectory).page(scene.tenantId, { limit: 2, after, search });
  const first = await page();
  expect(first.items.map(({ name }) => name)).toEqual(['Argo CD', 'Gitea']);
  const [, last] = first.items;
  expect((await page([last?.name ?? '', last?.id ?? ''])).items).toMatchObject([{ name: 'Grafana' }]);
  expect((await page(undefined, 'GRA')).items).toMatchObject([{ name: 'Grafana' }]);
});
