import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { TenantResolver } from '#http';
import { startFeature, until, type TestFeature } from '#testing';
import {
  CreateTenant,
  ListTenants,
  ResumeTenant,
  SuspendTenant,
  tenancyEntities,
  TenancyModule,
  TenantDirectory,
  UpdateTenantSettings,
} from './index.js';

describe('tenancy', () => {
  let feature: TestFeature;

  beforeAll(async () => {
    feature = await startFeature([TenancyModule], { entities: tenancyEntities });
  });

  afterAll(() => feature.close());

  const create = (slug: string) => feature.app.get(CreateTenant).execute({ slug, name: 'Acme' });

  async function outbox(tenantId: string): Promise<readonly { name: string; payload: object }[]> {
    return feature.app
      .get(UnitOfWork)
      .run(tenantId, (transaction) =>
        transaction.query(
          'select name, payload from messaging.outbox where tenant_id = $1 order by position',
          [tenantId],
        ),
      );
  }

  it('creates a tenant with default settings and announces it', async () => {
    const tenant = await create('acme');
    expect(tenant).toMatchObject({
      slug: 'acme',
      status: 'active',
      settings: { sessionIdleSeconds: 28_800 },
    });
    expect(await outbox(tenant.id)).toEqual([
      { name: 'tenancy.tenant.created.v1', payload: expect.objectContaining({ slug: 'acme' }) },
    ]);
    expect((await feature.app.get(ListTenants).execute()).map(({ slug }) => slug)).toContain('acme');
  });

  it.each(['', 'A', '-a', 'a-', 'a_b', 'a.b', 'ä', 'a'.repeat(64), 'a\n'])(
    'refuses the slug %j',
    async (slug) => {
      await expect(create(slug)).rejects.toMatchObject({ code: 'tenancy.slug_invalid' });
    },
  );

  it('refuses reserved and taken slugs', async () => {
    await expect(create('admin')).rejects.toMatchObject({ code: 'tenancy.slug_reserved' });
    await create('twice');
    await expect(create('twice')).rejects.toMatchObject({ kind: 'conflict', code: 'tenancy.slug_taken' });
  });

  it('finds tenants for requests', async () => {
    const { id } = await create('found');
    expect(await feature.app.get(TenantResolver).bySlug('found')).toMatchObject({ id, slug: 'found' });
    expect(await feature.app.get(TenantResolver).bySlug('nowhere')).toBeNull();
  });

  it('leaves nothing behind when creating something along with the tenant fails', async () => {
    const failing = feature.app.get(CreateTenant).execute({ slug: 'halfway', name: 'Halfway' }, () => {
      throw new Error('no account');
    });
    await expect(failing).rejects.toThrow('no account');
    expect(await feature.app.get(TenantDirectory).bySlug('halfway')).toBeNull();
  });

  it('accepts one of two simultaneous requests for a slug, and answers the other with a conflict', async () => {
    const results = await Promise.allSettled([create('race'), create('race')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('shows a suspension in the directory at once, although it caches tenants', async () => {
    const directory = feature.app.get(TenantDirectory);
    const { id } = await create('closing');
    expect(await directory.bySlug('closing')).toMatchObject({ id, status: 'active' });
    await feature.app.get(SuspendTenant).execute(id, 'unpaid');
    await until(async () => (await directory.bySlug('closing'))?.status === 'suspended');
    await expect(feature.app.get(SuspendTenant).execute(id, 'again')).rejects.toMatchObject({
      code: 'tenancy.already_suspended',
    });
    await feature.app.get(ResumeTenant).execute(id);
    await until(async () => (await directory.byId(id))?.status === 'active');
    expect((await outbox(id)).map(({ name }) => name)).toEqual([
      'tenancy.tenant.created.v1',
      'tenancy.tenant.suspended.v1',
      'tenancy.tenant.resumed.v1',
    ]);
  });

  it('changes only the given settings, and announces those before and after', async () => {
    const { id } = await create('settings');
    const settings = await feature.app.get(UpdateTenantSettings).execute(id, { accentColor: '#aa0000' });
    expect(settings).toMatchObject({ accentColor: '#aa0000', sessionIdleSeconds: 28_800 });
    expect((await outbox(id)).at(-1)?.payload).toMatchObject({
      before: { accentColor: '#1d4ed8' },
      after: { accentColor: '#aa0000' },
    });
    const events = (await outbox(id)).length;
    await feature.app.get(UpdateTenantSettings).execute(id, { accentColor: '#aa0000' });
    expect(await outbox(id)).toHaveLength(events);
  });

  it.each([
    { sessionIdleSeconds: 10 },
    { sessionIdleSeconds: 86_401 },
    { accentColor: 'red' },
    { logo: 'data:image/svg+xml;base64,AAAA' },
    { returnUrls: ['http://example.com/'] },
    { returnUrls: ['https://user@example.com/'] },
    { returnUrls: ['javascript:alert(1)'] },
    { languages: [] },
  ])('refuses the settings %j', async (changes) => {
    const { id } = await create(`refuse-${newId().slice(-12)}`);
    await expect(feature.app.get(UpdateTenantSettings).execute(id, changes as object)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'tenancy.settings_invalid',
    });
  });

  it('P3: lets no tenant change another one, and prevents renaming a slug or deleting a tenant', async () => {
    const [mine, theirs] = [await create('mine'), await create('theirs')];
    const run = (sql: string) =>
      feature.app.get(UnitOfWork).run(mine.id, (transaction) => transaction.query(sql, [theirs.id]));
    expect(await run(`update tenancy.tenant set status = 'suspended' where id = $1 returning id`)).toEqual(
      [],
    );
    await expect(run(`update tenancy.tenant set slug = 'stolen' where id = $1`)).rejects.toThrow(
      /permission/,
    );
    await expect(run('delete from tenancy.tenant where id = $1')).rejects.toThrow(/permission/);
    await expect(
      run(`insert into tenancy.tenant (id, slug, name) values ($1, 'forged', 'x')`),
    ).rejects.toThrow(/row-level security/);
  });
});
