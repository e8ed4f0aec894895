import { newId } from '#kernel';
import { accountsEntities } from '#accounts';
import { UnitOfWork } from '#database';
import { CreateTenant, tenancyEntities } from '#tenancy';
import { startFeature, until, type TestFeature } from '#testing';
import {
  DisableMethod,
  EnableMethod,
  ListMenu,
  LogonMenu,
  LogonMenuModule,
  LogonMethods,
  ReorderMenu,
  SetDefaultMethod,
  type LogonMethod,
} from './index.js';

/** A method whose answers the spec sets. */
function method(key: string, traits: Partial<LogonMethod> = {}): LogonMethod {
  return {
    key,
    label: { en: key, zh: key },
    isBuiltIn: true,
    isEnabledByDefault: false,
    evidence: { factor: 'knowledge', amr: ['pwd'] },
    canVerifyAccount: true,
    needsOtherMethod: false,
    isAvailable: () => true,
    credentialStatusOf: () => Promise.resolve('usable'),
    isUsableByRole: () => Promise.resolve(true),
    ...traits,
  };
}

describe('the logon menu', () => {
  let feature: TestFeature;
  let tenantId: string;
  let hasMailServer = true;

  beforeAll(async () => {
    feature = await startFeature([LogonMenuModule], { entities: [...tenancyEntities, ...accountsEntities] });
    const methods = feature.app.get(LogonMethods);
    methods.register(method('password', { isEnabledByDefault: true }));
    methods.register(method('email-code', { isAvailable: () => hasMailServer }));
    methods.register(method('members-only', { isUsableByRole: () => Promise.resolve(false) }));
    methods.register(
      method('dingtalk-qr', { isBuiltIn: false, canVerifyAccount: false, needsOtherMethod: true }),
    );
  });

  afterAll(() => feature.close());

  beforeEach(async () => {
    hasMailServer = true;
    tenantId = await newTenant();
  });

  async function newTenant(): Promise<string> {
    return (await feature.app.get(CreateTenant).execute({ slug: `t-${newId().slice(-12)}`, name: 'Acme' }))
      .id;
  }

  const enable = (key: string) => feature.app.get(EnableMethod).execute(tenantId, key);
  const disable = (key: string) => feature.app.get(DisableMethod).execute(tenantId, key);
  const refused = (code: string) => ({ kind: 'conflict', code });

  async function offered(): Promise<readonly string[]> {
    const { methods: listed } = await feature.app.get(ListMenu).execute(tenantId);
    return listed.filter(({ enabled, available }) => enabled && available).map(({ key }) => key);
  }

  async function events(): Promise<readonly Record<string, unknown>[]> {
    return feature.app
      .get(UnitOfWork)
      .run(tenantId, (transaction) =>
        transaction.query(
          `select name, payload from messaging.outbox where name like 'logon-menu.%' order by position`,
        ),
      );
  }

  it('lists the built-in methods of a new tenant, password on and the others off', async () => {
    const { methods: listed } = await feature.app.get(ListMenu).execute(tenantId);
    expect(listed.map(({ key, enabled }) => [key, enabled])).toEqual([
      ['password', true],
      ['email-code', false],
      ['members-only', false],
    ]);
  });

  it('P2: names only what the tenant offers, and no other tenant', async () => {
    await enable('dingtalk-qr');
    const elsewhere = await newTenant();
    const view = await feature.app.get(LogonMenu).of(elsewhere);
    expect(view).toEqual({
      entries: [{ key: 'password', label: { en: 'password', zh: 'password' }, position: 0 }],
      defaultDesktop: 'password',
      defaultMobile: 'password',
    });
    expect(JSON.stringify(view)).not.toContain(tenantId);
  });

  it('appends DingTalk QR when it is first enabled, and keeps it in the list when it is off', async () => {
    await enable('dingtalk-qr');
    await disable('dingtalk-qr');
    const { methods: listed } = await feature.app.get(ListMenu).execute(tenantId);
    expect(listed.at(-1)).toMatchObject({ key: 'dingtalk-qr', enabled: false });
  });

  it('P1: refuses a method from the moment it is off, and every unknown method', async () => {
    const menu = feature.app.get(LogonMenu);
    await enable('email-code');
    await menu.assertEnabled(tenantId, 'email-code');
    await menu.of(tenantId);
    await disable('email-code');
    const disabled = { kind: 'forbidden', code: 'method.disabled' };
    await expect(menu.assertEnabled(tenantId, 'email-code')).rejects.toMatchObject(disabled);
    await expect(menu.assertEnabled(tenantId, 'nothing')).rejects.toMatchObject(disabled);
    const within = feature.app
      .get(UnitOfWork)
      .run(tenantId, (transaction) => menu.assertEnabled(transaction, 'email-code'));
    await expect(within).rejects.toMatchObject(disabled);
    await until(async () => (await menu.of(tenantId)).entries.length === 1);
  });

  it('P1: tells other processes at once that a method is off', async () => {
    const other = await startFeature([LogonMenuModule], { database: feature.database });
    other.app.get(LogonMethods).register(method('password', { isEnabledByDefault: true }));
    other.app.get(LogonMethods).register(method('email-code'));
    await enable('email-code');
    const menu = other.app.get(LogonMenu);
    await until(async () => (await menu.of(tenantId)).entries.length === 2);
    await disable('email-code');
    await until(async () => (await menu.of(tenantId)).entries.length === 1, 2_000);
    await other.close();
  });

  it('P4: does not switch off the last method that an administrator can use', async () => {
    await expect(disable('password')).rejects.toMatchObject(refused('menu.last_administrator_method'));
    await enable('members-only');
    await expect(disable('password')).rejects.toMatchObject(refused('menu.last_administrator_method'));
    await enable('email-code');
    await disable('password');
    expect(await offered()).toEqual(['email-code', 'members-only']);
    hasMailServer = false;
    await enable('password');
    await expect(disable('password')).rejects.toMatchObject(refused('menu.last_administrator_method'));
  });

  it('P4: leaves administrators a method when two are switched off at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await enable('email-code');
      await enable('password');
      const results = await Promise.allSettled([disable('password'), disable('email-code')]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await offered()).toHaveLength(1);
    }
  });

  it('allows DingTalk QR only while another method proves accounts', async () => {
    await enable('email-code');
    await enable('dingtalk-qr');
    await disable('password');
    await expect(disable('email-code')).rejects.toMatchObject(refused('menu.proving_method_needed'));
    await disable('dingtalk-qr');
    hasMailServer = false;
    await expect(enable('dingtalk-qr')).rejects.toMatchObject(refused('menu.proving_method_needed'));
  });

  it('refuses to switch on an unavailable or unknown method', async () => {
    hasMailServer = false;
    await expect(enable('email-code')).rejects.toMatchObject(refused('method.not_available'));
    await expect(enable('nothing')).rejects.toMatchObject({ kind: 'not_found', code: 'method.unknown' });
  });

  it('keeps a default for each device, replaced by the first method while it is off', async () => {
    const setDefault = feature.app.get(SetDefaultMethod);
    await expect(setDefault.execute(tenantId, 'desktop', 'email-code')).rejects.toMatchObject(
      refused('menu.default_not_enabled'),
    );
    await enable('email-code');
    await setDefault.execute(tenantId, 'desktop', 'email-code');
    const defaults = async () => {
      const { methods: listed } = await feature.app.get(ListMenu).execute(tenantId);
      return [
        listed.find((each) => each.defaultDesktop)?.key,
        listed.find((each) => each.defaultMobile)?.key,
      ];
    };
    expect(await defaults()).toEqual(['email-code', 'password']);
    await disable('email-code');
    expect(await defaults()).toEqual(['password', 'password']);
    await enable('email-code');
    expect(await defaults()).toEqual(['email-code', 'password']);
  });

  it('accepts an order only when it names every method once', async () => {
    const reorder = feature.app.get(ReorderMenu);
    for (const order of [
      [],
      ['password'],
      ['password', 'password', 'email-code'],
      ['password', 'email-code', 'x'],
    ]) {
      await expect(reorder.execute(tenantId, order)).rejects.toMatchObject({ code: 'menu.order_incomplete' });
    }
    await enable('email-code');
    await reorder.execute(tenantId, ['email-code', 'members-only', 'password']);
    expect(await offered()).toEqual(['email-code', 'password']);
  });

  it('announces each change once with the menu before and after, and nothing without a change', async () => {
    await enable('password');
    await enable('email-code');
    await enable('email-code');
    await feature.app.get(SetDefaultMethod).execute(tenantId, 'mobile', 'email-code');
    await feature.app.get(SetDefaultMethod).execute(tenantId, 'mobile', 'email-code');
    await feature.app.get(ReorderMenu).execute(tenantId, ['password', 'email-code', 'members-only']);
    await disable('email-code');
    const published = await events();
    expect(published.map(({ name }) => name)).toEqual([
      'logon-menu.method.enabled.v1',
      'logon-menu.method.default-changed.v1',
      'logon-menu.method.disabled.v1',
    ]);
    expect(published[0]).toMatchObject({
      payload: {
        method: 'email-code',
        before: { enabled: ['password'] },
        after: { enabled: ['password', 'email-code'] },
      },
    });
  });

  it('P3: shows no row of a menu to another tenant, or without one', async () => {
    await enable('email-code');
    const rows = 'select tenant_id from logon_menu.entry union all select tenant_id from logon_menu.menu';
    const elsewhere = await newTenant();
    const unitOfWork = feature.app.get(UnitOfWork);
    expect(await unitOfWork.run(elsewhere, (transaction) => transaction.query(rows))).toEqual([]);
    expect(await unitOfWork.runWithoutTenant((transaction) => transaction.query(rows))).toEqual([]);
  });
});
