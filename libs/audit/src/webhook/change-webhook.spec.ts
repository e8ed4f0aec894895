import { newId } from '#kernel';
import { UnitOfWork } from '#database';
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

  it('can be tried without sending a record, and tells what came of it', async () => {
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

  it('needs a secret at first, keeps it when only the address changes, and says in events who changed what, without it', async () => {
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
      .ask(
        scene.tenant,
        'select name, payload from messaging.outbox where tenant_id = $1 order by position',
        [scene.tenant],
      );
    expect(events).toEqual([
      {
        name: 'audit.webhook.changed.v1',
        payload: { outcome: 'success', before: null, after: { url: scene.url }, isSecretReplaced: true },
      },
      {
        name: 'audit.webhook.changed.v1',
        payload: {
          outcome: 'success',
          before: { url: scene.url },
          after: { url: `${scene.url}/2` },
          isSecretReplaced: false,
        },
      },
      {
        name: 'audit.webhook.replayed.v1',
        payload: { outcome: 'success', before: { nextSequence: 2 }, after: { nextSequence: 1 } },
      },
      { name: 'audit.webhook.tested.v1', payload: { outcome: 'success', url: `${scene.url}/2` } },
    ]);
    const rows = await scene.of(UnitOfWork).ask(scene.tenant, 'select * from audit.webhook');
    expect(JSON.stringify([events, rows])).not.toContain(SECRET.slice(6));
  });

  it('P3: is out of sight for other tenants', async () => {
    await scene.set();
    await expect(scene.of(ShowWebhook).execute(newId())).rejects.toMatchObject({
      code: 'audit.webhook.none',
    });
    expect(await scene.of(UnitOfWork).ask(newId(), 'select * from audit.webhook')).toEqual([]);
  });
});
