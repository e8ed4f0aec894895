import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { runInContext, type Actor } from '#runtime';
import { CreateTenant, tenancyEntities } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';
import {
  AccountDirectory,
  accountsEntities,
  AccountsModule,
  CreateAccount,
  ResumeAccount,
  SetRole,
  SuspendAccount,
  type Account,
  type NewAccount,
  type Role,
} from './index.js';

describe('accounts', () => {
  let feature: TestFeature;
  let tenantId: string;
  let owner: Account;

  beforeAll(async () => {
    feature = await startFeature([AccountsModule], { entities: [...tenancyEntities, ...accountsEntities] });
  });

  afterAll(() => feature.close());

  beforeEach(async () => {
    tenantId = await newTenant();
    owner = await create({ username: 'olivia', role: 'owner' });
  });

  async function newTenant(): Promise<string> {
    const slug = `t-${newId().slice(-12)}`;
    return (await feature.app.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
  }

  function create(input: Partial<NewAccount>, inTenant = tenantId): Promise<Account> {
    return feature.app
      .get(CreateAccount)
      .execute(inTenant, { username: 'alice', displayName: 'Alice', role: 'member', ...input });
  }

  function as<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return runInContext({ requestId: 'r', correlationId: 'c', actor }, work);
  }

  function roles(): Promise<readonly Role[]> {
    return feature.app
      .get(AccountDirectory)
      .all(tenantId)
      .then((all) => all.map(({ role }) => role));
  }

  it('creates an account and announces it with a masked name', async () => {
    const alice = await create({ username: 'alice', email: 'alice@demo.test' });
    expect(alice).toMatchObject({ tenantId, role: 'member', status: 'active', email: 'alice@demo.test' });
    const events = await feature.app.get(UnitOfWork).run(tenantId, (transaction) =>
      transaction.query(
        `select payload from messaging.outbox
         where name = 'accounts.account.created.v1' and payload ->> 'accountId' = $1`,
        [alice.id],
      ),
    );
    expect(events).toEqual([
      { payload: expect.objectContaining({ targets: [{ kind: 'account', id: alice.id, label: 'a***' }] }) },
    ]);
    expect(JSON.stringify(events)).not.toContain('alice');
  });

  it('finds an account by what a person types, in any case and width', async () => {
    const { id } = await create({ username: 'Alice', email: 'Alice@Demo.test' });
    const directory = feature.app.get(AccountDirectory);
    for (const typed of ['alice', ' ALICE ', 'ａｌｉｃｅ', 'alice@demo.test', 'ALICE@DEMO.TEST']) {
      expect(await directory.byIdentifier(tenantId, typed)).toMatchObject({ id });
    }
    for (const typed of ['', 'bob', 'bob@demo.test', 'alice\0', 'alice@']) {
      expect(await directory.byIdentifier(tenantId, typed)).toBeNull();
    }
    expect(await directory.byId(tenantId, 'no id')).toBeNull();
  });

  it('keeps usernames and email addresses unique, ignoring case and width', async () => {
    await create({ username: 'Straße', email: 'a@demo.test' });
    await expect(create({ username: 'ＳＴＲＡẞＥ' })).rejects.toMatchObject({
      code: 'accounts.username_taken',
    });
    await expect(create({ username: 'other', email: 'A@demo.test' })).rejects.toMatchObject({
      code: 'accounts.email_taken',
    });
  });

  it('K5: refuses a username that looks like another one of the tenant', async () => {
    await create({ username: 'scope' });
    for (const username of ['ѕсоре', 'sc0pe'.replace('0', 'ο'), 'ѕсоре']) {
      await expect(create({ username })).rejects.toMatchObject({
        code: expect.stringMatching(/^accounts\.(?:username_confusable|input_invalid)$/) as string,
      });
    }
    await create({ username: 'paypal' });
    await expect(create({ username: 'paypa1' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'accounts.username_confusable',
      detail: expect.not.stringContaining('paypal') as string,
    });
    await expect(create({ username: 'PAYPAL' })).rejects.toMatchObject({ code: 'accounts.username_taken' });
    const elsewhere = await feature.app.get(CreateTenant).execute({ slug: 'elsewhere', name: 'Elsewhere' });
    const other = { username: 'paypa1', displayName: 'P', role: 'member' } as const;
    expect(await feature.app.get(CreateAccount).execute(elsewhere.id, other)).toMatchObject({
      username: 'paypa1',
    });
  });

  it('K5: shows accounts whose usernames looked alike before that was refused', async () => {
    const [older, younger] = [await create({ username: 'vil1a' }), await create({ username: 'other-villa' })];
    await create({ username: 'unlike' });
    await feature.app
      .get(UnitOfWork)
      .run(tenantId, (transaction) =>
        transaction.query(
          `update accounts.account set username_skeleton = 'villa ' || id where tenant_id = $1 and id = $2`,
          [tenantId, younger.id],
        ),
      );
    const found = await feature.app.get(AccountDirectory).lookAlikes(tenantId);
    expect(found.map(({ id }) => id)).toEqual([older.id, younger.id]);
  });

  it('K5: creates only one of two accounts with look-alike names at the same time', async () => {
    const results = await Promise.allSettled([create({ username: 'lil' }), create({ username: 'li1' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('creates only one of two accounts with the same username at the same time, and reports a conflict for the other', async () => {
    const results = await Promise.allSettled([create({ username: 'race' }), create({ username: 'race' })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    [{ username: '' }, 'username: is missing'],
    [{ username: 'a b' }, 'username: has only letters'],
    [{ username: 'alice@demo.test' }, 'username: has only letters'],
    [{ username: '=cmd' }, 'username: has only letters'],
    [{ email: 'nobody' }, 'email: is not an email address'],
    [{ phoneNumber: '138****8000' }, 'phoneNumber: is not a phone number'],
    [{ displayName: 'a\nb' }, 'displayName: holds a character that cannot be seen, U+000A'],
    [{ username: 'аdmin' }, 'username: mixes letters of different scripts'],
    [{ username: 'al\u034fice' }, 'username: holds a character that cannot be seen, U+034F'],
    [{ displayName: '\u3164' }, 'displayName: holds a character that cannot be seen, U+3164'],
    [{ displayName: 'Zhang Wei \u202e)renwO( nimdA' }, 'cannot be seen, U+202E'],
    [{ displayName: 'Zhang \ud800' }, 'cannot be seen, U+D800'],
    [{ displayName: '\u3000' }, 'displayName: is missing'],
    [{ role: 'god' as Role }, 'role: is one of owner'],
  ])('refuses %j and says why', async (input, detail) => {
    await expect(create(input)).rejects.toMatchObject({
      kind: 'invalid',
      code: 'accounts.input_invalid',
      detail: expect.stringContaining(detail),
    });
  });

  it('P4: never leaves a tenant without an active owner', async () => {
    const lastOwner = { kind: 'conflict', code: 'accounts.last_owner' };
    await expect(feature.app.get(SetRole).execute(tenantId, owner.id, 'member')).rejects.toMatchObject(
      lastOwner,
    );
    await expect(feature.app.get(SuspendAccount).execute(tenantId, owner.id, 'x')).rejects.toMatchObject(
      lastOwner,
    );
    const other = await create({ username: 'other', role: 'owner' });
    await feature.app.get(SuspendAccount).execute(tenantId, other.id, 'left');
    await expect(feature.app.get(SetRole).execute(tenantId, owner.id, 'member')).rejects.toMatchObject(
      lastOwner,
    );
    await feature.app.get(ResumeAccount).execute(tenantId, other.id);
    await feature.app.get(SetRole).execute(tenantId, owner.id, 'member');
    expect(await roles()).toEqual(['member', 'owner']);
  });

  it('P4: keeps one owner when two owners are removed at the same time', async () => {
    const other = await create({ username: 'other', role: 'owner' });
    for (let round = 0; round < 5; round += 1) {
      const results = await Promise.allSettled([
        feature.app.get(SetRole).execute(tenantId, owner.id, 'administrator'),
        feature.app.get(SuspendAccount).execute(tenantId, other.id, 'left'),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      if (results[0].status === 'fulfilled') {
        await feature.app.get(SetRole).execute(tenantId, owner.id, 'owner');
      } else {
        await feature.app.get(ResumeAccount).execute(tenantId, other.id);
      }
    }
  });

  it('lets only owners make, unmake, suspend or resume owners', async () => {
    const administrator = await create({ username: 'adam', role: 'administrator' });
    const actor: Actor = { kind: 'account', accountId: administrator.id };
    const refused = { kind: 'forbidden', code: 'accounts.owner_required' };
    const acts: readonly (() => Promise<unknown>)[] = [
      () => feature.app.get(SetRole).execute(tenantId, administrator.id, 'owner'),
      () => feature.app.get(SetRole).execute(tenantId, owner.id, 'member'),
      () => feature.app.get(SuspendAccount).execute(tenantId, owner.id, 'mutiny'),
      () => create({ username: 'puppet', role: 'owner' }),
    ];
    for (const act of acts) await expect(as(actor, act)).rejects.toMatchObject(refused);
    await as(actor, () => create({ username: 'hilda', role: 'helpdesk' }));
    await as({ kind: 'account', accountId: owner.id }, () =>
      feature.app.get(SetRole).execute(tenantId, administrator.id, 'owner'),
    );
    expect(await roles()).toEqual(['owner', 'helpdesk', 'owner']);
  });

  it('refuses to suspend twice, to resume an active account, and to change an unknown account', async () => {
    const { id } = await create({});
    const suspend = () => feature.app.get(SuspendAccount).execute(tenantId, id, 'left');
    await suspend();
    await expect(suspend()).rejects.toMatchObject({ code: 'accounts.already_suspended' });
    await feature.app.get(ResumeAccount).execute(tenantId, id);
    await expect(feature.app.get(ResumeAccount).execute(tenantId, id)).rejects.toMatchObject({
      code: 'accounts.already_active',
    });
    await expect(feature.app.get(SetRole).execute(tenantId, newId(), 'member')).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('P3: shows and changes nothing for another tenant', async () => {
    const elsewhere = await newTenant();
    const directory = feature.app.get(AccountDirectory);
    expect(await directory.byId(elsewhere, owner.id)).toBeNull();
    expect(await directory.byIdentifier(elsewhere, 'olivia')).toBeNull();
    expect(await directory.all(elsewhere)).toEqual([]);
    await expect(feature.app.get(SetRole).execute(elsewhere, owner.id, 'member')).rejects.toMatchObject({
      code: 'account.unknown',
    });
    await create({ username: 'olivia' }, elsewhere);
    const unscoped = await feature.app
      .get(UnitOfWork)
      .runWithoutTenant((transaction) => transaction.query('select from accounts.account'));
    expect(unscoped).toEqual([]);
  });
});
