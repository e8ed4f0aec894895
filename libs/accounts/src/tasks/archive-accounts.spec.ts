import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { CreateTenant, SuspendTenant, tenancyEntities, UpdateTenantSettings } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';
import {
  AccountDirectory,
  accountsEntities,
  AccountsModule,
  AccountsWorkerModule,
  ArchiveAccounts,
  CreateAccount,
  ListAccounts,
  ResumeAccount,
  SuspendAccount,
} from '../index.js';

const DAY = 86_400;

describe('an account that is suspended', () => {
  let feature: TestFeature;
  let tenantId: string;

  beforeAll(async () => {
    feature = await startFeature([AccountsModule, AccountsWorkerModule], {
      entities: [...tenancyEntities, ...accountsEntities],
    });
  });
  afterAll(() => feature.close());
  beforeEach(async () => {
    const slug = `t-${newId().slice(-12)}`;
    tenantId = (await feature.app.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
    await create('olivia', 'owner');
  });

  async function create(username: string, role: 'owner' | 'member' = 'member'): Promise<string> {
    const names = { username, displayName: username, role };
    return (await feature.app.get(CreateAccount).execute(tenantId, names)).id;
  }

  async function suspended(username: string): Promise<string> {
    const id = await create(username);
    await feature.app.get(SuspendAccount).execute(tenantId, id, 'left');
    return id;
  }

  const archive = () => feature.app.get(ArchiveAccounts, { strict: false }).archive();
  const page = { order: 'username', isDescending: false, limit: 50 } as const;

  async function listed(
    query: Partial<Parameters<ListAccounts['page']>[1]> = {},
  ): Promise<readonly string[]> {
    const { items } = await feature.app.get(ListAccounts).page(tenantId, { ...page, ...query });
    return items.map(({ username }) => username);
  }

  const events = () =>
    feature.app
      .get(UnitOfWork)
      .run(tenantId, (transaction) =>
        transaction.query(
          `select payload from messaging.outbox where tenant_id = $1 and name = 'accounts.account.archived.v1'`,
          [tenantId],
        ),
      );

  it('is archived after as many days as the organisation has set, and announced once', async () => {
    await feature.app.get(UpdateTenantSettings).execute(tenantId, { archiveAfterDays: 30 });
    const id = await suspended('bob');
    feature.clock.advance(29 * DAY);
    await archive();
    expect(await listed()).toEqual(['bob', 'olivia']);
    feature.clock.advance(2 * DAY);
    await archive();
    await archive();
    expect(await listed()).toEqual(['olivia']);
    expect(await listed({ status: 'suspended' })).toEqual([]);
    expect(await listed({ status: 'archived' })).toEqual(['bob']);
    expect(await listed({ ids: [id] })).toEqual(['bob']);
    const directory = feature.app.get(AccountDirectory);
    expect((await directory.all(tenantId)).map(({ username }) => username)).toEqual(['olivia']);
    expect(await directory.all(tenantId, { isArchived: true })).toMatchObject([{ status: 'suspended' }]);
    expect(await events()).toMatchObject([{ payload: { accountId: id } }]);
  });

  it('keeps its username and can be restored unchanged; a new suspension starts the time again', async () => {
    const id = await suspended('bob');
    feature.clock.advance(91 * DAY);
    await archive();
    await expect(create('bob')).rejects.toMatchObject({ code: 'accounts.username_taken' });
    await feature.app.get(ResumeAccount).execute(tenantId, id);
    expect(await listed()).toEqual(['bob', 'olivia']);
    expect(await feature.app.get(ListAccounts).byId(tenantId, id)).toMatchObject({
      status: 'active',
      suspendedAt: null,
      archivedAt: null,
    });
    await feature.app.get(SuspendAccount).execute(tenantId, id, 'left again');
    await archive();
    expect(await listed()).toEqual(['bob', 'olivia']);
  });

  it('is left alone while it is active, and while the organisation is suspended', async () => {
    await suspended('bob');
    feature.clock.advance(91 * DAY);
    await feature.app.get(SuspendTenant).execute(tenantId, 'unpaid');
    await archive();
    expect(await listed()).toEqual(['bob', 'olivia']);
    expect(await events()).toEqual([]);
  });

  it('is archived with many others, in batches', async () => {
    await feature.app.get(UnitOfWork).run(tenantId, (transaction) =>
      transaction.query(
        `insert into accounts.account (id, tenant_id, username, username_key, username_skeleton, display_name, role, status,
             created_at, updated_at, suspended_at)
           select gen_random_uuid(), $1, 'gone' || n, 'gone' || n, 'gone' || n, 'Gone', 'member', 'suspended', $2, $2, $2
           from generate_series(1, 2500) n`,
        [tenantId, feature.clock.now()],
      ),
    );
    feature.clock.advance(91 * DAY);
    await archive();
    expect(await events()).toHaveLength(2500);
  });
});
