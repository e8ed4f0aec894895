import type { Answer } from '../harness/agent.js';
import { secondTenant } from '../security/scene/second-tenant.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf } from './scene/colleagues.js';

interface Method {
  readonly key: string;
  readonly enabled: boolean;
  readonly isDefaultOnPc: boolean;
  readonly isDefaultOnMobile: boolean;
  readonly switchRefusal: string | null;
}

const product = useProduct({ worker: false });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

const methodsOf = (answer: Answer) => answer.json<{ methods: readonly Method[] }>().methods;
const tagOf = (answer: Answer) => answer.headers.get('etag') ?? '';

async function change(path: string, body: unknown): Promise<Answer> {
  const read = await owner.get('logon-menu');
  return owner.put(`logon-menu/${path}`, body, tagOf(read));
}

const turn = (method: string, enabled: boolean) => change(`${method}/enabled`, { enabled });

describe('the logon menu of the console', () => {
  it('shows for each method whether it can be switched, and if not, by which rule', async () => {
    expect(methodsOf(await owner.get('logon-menu'))).toMatchObject([
      { key: 'password', name: { en: 'Password' }, position: 0, enabled: true, switchRefusal: null },
      { key: 'email-code', enabled: true, available: true, switchRefusal: null },
      { key: 'dingtalk-qr', enabled: true, isDefaultOnPc: true, switchRefusal: null },
    ]);
    const refusals = (answer: Answer) => methodsOf(answer).map(({ switchRefusal }) => switchRefusal);
    expect(refusals(await turn('email-code', false))).toEqual(['menu.proving_method_needed', null, null]);
    expect(outcomeOf(await turn('password', false))).toBe('409 menu.proving_method_needed');
    expect(refusals(await turn('dingtalk-qr', false))).toEqual([
      'menu.last_administrator_method',
      null,
      null,
    ]);
    expect(outcomeOf(await turn('password', false))).toBe('409 menu.last_administrator_method');
    expect(outcomeOf(await turn('carrier-pigeon', true))).toBe('404 method.unknown');
    await turn('email-code', true);
    await turn('dingtalk-qr', true);
  });

  it('cannot switch DingTalk QR on without a connection, and otherwise turns the connection’s switch', async () => {
    const states = async () => {
      const { items } = (await owner.get('dingtalk-connections')).json<{ items: { enabled: boolean }[] }>();
      return items.map(({ enabled }) => enabled);
    };
    expect(await states()).toEqual([true]);
    await turn('dingtalk-qr', false);
    expect(await states()).toEqual([false]);
    await turn('dingtalk-qr', true);
    expect(await states()).toEqual([true]);

    await secondTenant(product(), 'bare');
    await product().sql(`delete from logon_menu.entry using tenancy.tenant t
      where t.id = entry.tenant_id and t.slug = 'bare'`);
    for (const table of ['dingtalk.connection', 'providers.connection'])
      await product().sql(`delete from ${table} using tenancy.tenant t
        where t.id = connection.tenant_id and t.slug = 'bare'`);
    const bare = await AdminApi.of(product(), 'root', 'bare');
    const tag = tagOf(await bare.get('logon-menu'));
    expect(outcomeOf(await bare.put('logon-menu/dingtalk-qr/enabled', { enabled: true }, tag))).toBe(
      '409 dingtalk.connection.missing',
    );
  });

  it('orders the methods, and sets the defaults for computers and phones', async () => {
    const order = ['dingtalk-qr', 'password', 'email-code'];
    expect(methodsOf(await change('order', { methods: order })).map(({ key }) => key)).toEqual(order);
    expect(outcomeOf(await change('order', { methods: ['password'] }))).toBe('400 menu.order_incomplete');
    const chosen = methodsOf(await change('defaults', { pc: 'password', mobile: 'email-code' }));
    expect(chosen.find((method) => method.isDefaultOnPc)?.key).toBe('password');
    expect(chosen.find((method) => method.isDefaultOnMobile)?.key).toBe('email-code');
    expect(outcomeOf(await change('defaults', {}))).toBe('400 request.invalid');
    const left = await change('defaults', { mobile: null });
    expect(methodsOf(left).find((method) => method.isDefaultOnMobile)?.key).toBe('dingtalk-qr');
    expect(left.json()).toMatchObject({ chosen: { pc: 'password', mobile: null } });
    const events = await eventsOf(product(), 'logon-menu.method.default-changed.v1');
    expect(events).toMatchObject([
      // The demo tenant starts with the QR code.
      { device: 'desktop', method: 'dingtalk-qr' },
      { device: 'desktop', before: { defaultDesktop: 'dingtalk-qr' }, after: { defaultDesktop: 'password' } },
      { device: 'mobile', method: 'email-code', after: { defaultMobile: 'email-code' } },
      { device: 'mobile', method: 'dingtalk-qr', after: { defaultMobile: 'dingtalk-qr' } },
    ]);
  });

  it('refuses the second of two concurrent edits, and keeps the first', async () => {
    const read = await owner.get('logon-menu');
    const [first = '', ...others] = methodsOf(read).map(({ key }) => key);
    const orders = [
      [...others, first],
      [first, ...others.reverse()],
    ];
    const answers = await Promise.all(
      orders.map((methods) => owner.put('logon-menu/order', { methods }, tagOf(read))),
    );
    expect(answers.map(outcomeOf).sort()).toEqual(['200', '412 revision.stale']);
    const won = orders[answers.findIndex(({ status }) => status === 200)];
    const now = await owner.get('logon-menu');
    expect(methodsOf(now).map(({ key }) => key)).toEqual(won);
    const stale = answers.find(({ status }) => status === 412);
    expect(`"${stale?.json<{ revision: string }>().revision ?? ''}"`).toBe(tagOf(now));
    expect(outcomeOf(await owner.put('logon-menu/order', { methods: won }))).toBe('428 revision.missing');
  });
});
