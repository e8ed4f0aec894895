import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { refuse, WebhookReceiver } from '#testing';
import { RemoveWebhook } from './remove-webhook.js';
import { ReplayWebhook } from './replay-webhook.js';
import { SetWebhook } from './set-webhook.js';
import { ShowWebhook } from './show-webhook.js';
import { TestWebhook } from './test-webhook.js';
import { SECRET, WebhookScene } from '../testing/webhook-scene.js';

describe('the webhook of a tenant', () => {
  let scene: WebhookScene;

  beforeAll(async () => {
    scene = await WebhookScene.open(1);
  });
  afterAll(async () => {
    await scene.close();
  });
  beforeEach(async () => {
    await scene.begin();
  });
  afterEach(async () => {
    await scene.of(RemoveWebhook).execute(scene.tenant);
    await scene.receiver.close();
  });

  it('can be tested without sending a record, and reports the result', async () => {
    await scene.set();
    await scene.record(3);
    await expect(scene.of(TestWebhook).execute(scene.tenant)).resolves.toMatchObject({
      isAccepted: true,
      failure: null,
    });
    expect(scene.receiver.got).toMatchObject([{ sequences: [], isSigned: true }]);
    await scene.receiver.close();
    await expect(scene.of(TestWebhook).execute(scene.tenant)).resolves.toMatchObject({
      isAccepted: false,
      failure: 'econnrefused',
    });
    expect((await scene.of(ShowWebhook).execute(scene.tenant)).lag.records).toBe(3);
  });

  it('needs a secret at first, keeps it when only the address changes, and records who changed what, without the secret', async () => {
    await expect(scene.of(SetWebhook).execute(scene.tenant, { url: scene.url })).rejects.toMatchObject({
      code: 'audit.webhook.secret_required',
    });
    await expect(
      scene.of(SetWebhook).execute(scene.tenant, { url: scene.url, secret: 'short' }),
    ).rejects.toMatchObject({
      code: 'audit.webhook.secret_invalid',
    });
    await scene.set();
    await scene.of(SetWebhook).execute(scene.tenant, { url: `${scene.url}/2` });
    await scene.record(1);
    await scene.send();
    expect(scene.receiver.got).toMatchObject([{ isSigned: true }]);
    await scene.of(ReplayWebhook).execute(scene.tenant, 1);
    await scene.of(TestWebhook).execute(scene.tenant);
    const events = await scene
      .of(UnitOfWork)
      .query(
        scene.tenant,
        'select name, payload from messaging.outbox where tenant_id = $1 order by position',
        [scene.tenant],
      );
    expect(events).toEqual([
      {
        name: 'audit.webhook.changed.v1',
        payload: {
          outcome: 'success',
          before: null,
          after: { url: scene.url, headers: [] },
          isSecretReplaced: true,
          areHeadersReplaced: false,
        },
      },
      {
        name: 'audit.webhook.changed.v1',
        payload: {
          outcome: 'success',
          before: { url: scene.url, headers: [] },
          after: { url: `${scene.url}/2`, headers: [] },
          isSecretReplaced: false,
          areHeadersReplaced: false,
        },
      },
      {
        name: 'audit.webhook.replayed.v1',
        payload: { outcome: 'success', before: { nextSequence: 2 }, after: { nextSequence: 1 } },
      },
      { name: 'audit.webhook.tested.v1', payload: { outcome: 'success', url: `${scene.url}/2` } },
    ]);
    const rows = await scene.of(UnitOfWork).query(scene.tenant, 'select * from audit.webhook');
    expect(JSON.stringify([events, rows])).not.toContain(SECRET.slice(6));
  });

  it('D7: sends fixed headers with every message, and shows only their names, also in the log', async () => {
    const token = 'Splunk canary-of-the-token-0123';
    const headers = [
      { name: 'Authorization', value: token },
      { name: 'X-Splunk-Request-Channel', value: 'canary-of-the-channel' },
    ];
    const set = scene.of(SetWebhook);
    const view = await set.execute(scene.tenant, { url: scene.url, secret: SECRET, headers });
    expect(view.headers).toEqual(['Authorization', 'X-Splunk-Request-Channel']);
    await set.execute(scene.tenant, { url: `${scene.url}/2` });
    await scene.record(1);
    await scene.send();
    await scene.of(TestWebhook).execute(scene.tenant);
    expect(scene.receiver.got.map(({ headers: got, isSigned }) => [got.authorization, isSigned])).toEqual([
      [token, true],
      [token, true],
    ]);
    const ask = (text: string) => scene.of(UnitOfWork).query(scene.tenant, text);
    const told = [
      view,
      await ask('select * from audit.webhook'),
      await ask('select * from messaging.outbox'),
    ];
    expect(JSON.stringify(told)).not.toContain('canary-of');
    await set.execute(scene.tenant, { url: scene.url, headers: [] });
    await scene.of(TestWebhook).execute(scene.tenant);
    expect(scene.receiver.got.at(-1)?.headers.authorization).toBeUndefined();
  });

  it('D7: does not follow redirects with its headers, and does not send them to another host', async () => {
    const headers = [{ name: 'X-Api-Key', value: 'canary' }];
    const set = scene.of(SetWebhook);
    await set.execute(scene.tenant, { url: scene.url, secret: SECRET, headers });
    const elsewhere = new WebhookReceiver(SECRET);
    const other = await elsewhere.open();
    try {
      scene.receiver.answer = refuse(307, { location: other });
      await expect(scene.of(TestWebhook).execute(scene.tenant)).resolves.toMatchObject({
        failure: 'http_307',
      });
      await expect(set.execute(scene.tenant, { url: other })).rejects.toMatchObject({
        code: 'audit.webhook.headers_required',
      });
      await set.execute(scene.tenant, { url: other, headers: [{ name: 'X-Api-Key', value: 'another' }] });
      await scene.of(TestWebhook).execute(scene.tenant);
      expect(elsewhere.got.map(({ headers: got }) => got['x-api-key'])).toEqual(['another']);
    } finally {
      await elsewhere.close();
    }
  });

  it.each([
    [[{ name: 'Host', value: 'evil' }], /^The headers cannot be sent: Host must be Authorization/],
    [[{ name: 'X-A\r\nHost', value: 'evil' }], /^The headers cannot be sent: a header must be/],
    [[{ name: 'X-A', value: 'a\r\nHost: evil' }], /the value of X-A must be 1 to 2000 visible/],
  ])(
    'D7: refuses the headers %j, and gives the reason in one line without their values',
    async (headers, says) => {
      const refused = scene.of(SetWebhook).execute(scene.tenant, { url: scene.url, secret: SECRET, headers });
      await expect(refused).rejects.toMatchObject({
        code: 'audit.webhook.headers_invalid',
        detail: expect.stringMatching(says),
      });
      await expect(refused).rejects.not.toMatchObject({ detail: expect.stringContaining('evil') });
      await scene.set();
    },
  );

  it('P3: is invisible to other tenants', async () => {
    await scene.set();
    await expect(scene.of(ShowWebhook).execute(newId())).rejects.toMatchObject({
      code: 'audit.webhook.none',
    });
    expect(await scene.of(UnitOfWork).query(newId(), 'select * from audit.webhook')).toEqual([]);
  });
});
