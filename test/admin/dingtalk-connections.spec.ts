import { DEMO } from '#simulator';
import type { Answer } from '../harness/agent.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf } from './scene/colleagues.js';

interface Connection {
  readonly id: string;
  readonly revision: string;
  readonly enabled: boolean;
  readonly lastCheck: { readonly items: readonly CheckItem[] } | null;
}

interface CheckItem {
  readonly id: string;
  readonly outcome: string;
  readonly cause?: string;
  readonly value?: string;
}

const SECRET = 'canary-of-a-new-secret';

const product = useProduct({ worker: false });
let owner: AdminApi;
let id: string;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
  id = (await owner.get('dingtalk-connections')).json<{ items: Connection[] }>().items[0]?.id ?? '';
});

const tagOf = (answer: Answer) => answer.headers.get('etag') ?? '';
const current = async (): Promise<string> => tagOf(await owner.get(`dingtalk-connections/${id}`));

describe('the connections of the console', () => {
  it('are shown without their secrets', async () => {
    const { items } = (await owner.get('dingtalk-connections')).json<{ items: Connection[] }>();
    expect(items).toMatchObject([
      {
        key: 'main',
        corpId: DEMO.corpId,
        clientId: DEMO.clientId,
        enabled: true,
        ticketLifetimeSeconds: 120,
        confirmation: 'plain',
        lastCheck: null,
      },
    ]);
    expect(await current()).toBe(`"${items[0]?.revision ?? ''}"`);
    expect(JSON.stringify(items)).not.toContain(DEMO.clientSecret);
  });

  it('are created with a unique name, and are off at first', async () => {
    const app = { corpId: 'dingcorp', clientId: 'dingsecond', clientSecret: SECRET, displayName: 'Second' };
    const made = await owner.post('dingtalk-connections', { key: 'second', ...app });
    expect(made.status).toBe(201);
    expect(made.json()).toMatchObject({ key: 'second', enabled: false });
    expect(made.text).not.toContain(SECRET);
    expect(outcomeOf(await owner.post('dingtalk-connections', { key: 'second', ...app }))).toBe(
      '409 dingtalk.connection.key_taken',
    );
    expect(outcomeOf(await owner.post('dingtalk-connections', { key: 'third', ...app }))).toBe(
      '409 dingtalk.connection.client_taken',
    );
    const wrong = await owner.post('dingtalk-connections', {
      ...app,
      key: 'A/B',
      ticketLifetimeSeconds: 301,
    });
    expect(outcomeOf(wrong)).toBe('400 request.invalid');
    expect(wrong.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)).toEqual([
      'key',
      'ticketLifetimeSeconds',
    ]);
  });

  it('accept one change of their settings for each revision', async () => {
    const tag = await current();
    const changes = { displayName: 'Head office', ticketLifetimeSeconds: 60, confirmation: 'choose_number' };
    const changed = await owner.patch(`dingtalk-connections/${id}`, changes, tag);
    expect(changed.json()).toMatchObject(changes);
    expect(outcomeOf(await owner.patch(`dingtalk-connections/${id}`, changes, tag))).toBe(
      '412 revision.stale',
    );
    expect(outcomeOf(await owner.put(`dingtalk-connections/${id}/enabled`, { enabled: false }, tag))).toBe(
      '412 revision.stale',
    );
    expect(
      outcomeOf(
        await owner.patch(`dingtalk-connections/${id}`, { ticketLifetimeSeconds: 29 }, await current()),
      ),
    ).toBe('400 request.invalid');
    expect(await eventsOf(product(), 'dingtalk.connection.settings-changed.v1')).toMatchObject([
      {
        before: { ticketLifetimeSeconds: 120 },
        after: { displayName: 'Head office', confirmation: 'choose_number' },
      },
    ]);
  });

  it('share one switch of QR logon with the menu', async () => {
    const method = async () => {
      const { methods } = (await owner.get('logon-menu')).json<{
        methods: { key: string; enabled: boolean }[];
      }>();
      return methods.find(({ key }) => key === 'dingtalk-qr')?.enabled;
    };
    for (const enabled of [false, true]) {
      const turned = await owner.put(`dingtalk-connections/${id}/enabled`, { enabled }, await current());
      expect(turned.json()).toMatchObject({ enabled });
      expect(await method()).toBe(enabled);
    }
  });

  it('show the values to enter at DingTalk, before and after they are created', async () => {
    const values = (answer: Answer) =>
      Object.fromEntries(
        answer
          .json<{ values: { id: string; value: string | null }[] }>()
          .values.map(({ id: item, value }) => [item, value]),
      );
    expect(values(await owner.get(`dingtalk-connections/${id}/setup`))).toEqual({
      personal_permission: 'Contact.User.Read',
      address_book_permission: 'qyapi_get_member',
      callback_address: `${product().url}/t/demo/dingtalk/main/callback`,
      in_app_address: `${product().url}/t/demo/`,
      egress_ip: null,
    });
    expect(values(await owner.get('dingtalk-connections/setup?key=branch'))).toMatchObject({
      callback_address: `${product().url}/t/demo/dingtalk/branch/callback`,
    });
  });

  it('are checked live, item by item, and keep the last result; a new secret is never shown', async () => {
    const check = async () =>
      (await owner.post(`dingtalk-connections/${id}/check`)).json<{ items: CheckItem[] }>();
    expect((await check()).items).toContainEqual({ id: 'credentials', outcome: 'ok' });

    const tag = await current();
    const rotated = await owner.put(`dingtalk-connections/${id}/secret`, { clientSecret: SECRET }, tag);
    expect(rotated.status).toBe(200);
    expect(rotated.text).not.toContain(SECRET);
    expect(tagOf(rotated)).not.toBe(tag);
    const { items } = await check();
    expect(items[0]).toMatchObject({ id: 'credentials', outcome: 'failed', cause: 'credentials' });
    expect(items[0]).toHaveProperty('advice.zh');
    expect(items[0]).toHaveProperty('setting.en');
    const { lastCheck } = (await owner.get(`dingtalk-connections/${id}`)).json<Connection>();
    expect(lastCheck?.items).toEqual(items);

    const { clientId, corpId, clientSecret } = DEMO;
    const taken = { corpId, clientId: 'dingsecond', clientSecret };
    expect(outcomeOf(await owner.put(`dingtalk-connections/${id}/app`, taken, await current()))).toBe(
      '409 dingtalk.connection.client_taken',
    );
    const replaced = { corpId, clientId, clientSecret };
    expect((await owner.put(`dingtalk-connections/${id}/app`, replaced, await current())).status).toBe(200);
    expect((await check()).items[0]).toEqual({ id: 'credentials', outcome: 'ok' });
  });
});
