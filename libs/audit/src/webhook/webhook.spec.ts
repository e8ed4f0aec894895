import type { ServerResponse } from 'node:http';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { Claims } from '#messaging';
import { accept, refuse, WebhookReceiver } from '#testing';
import { SendLog } from './delivery/send-records.js';
import { WaitingRecords } from './delivery/waiting-records.js';
import { RemoveWebhook } from './remove-webhook.js';
import { ReplayWebhook } from './replay-webhook.js';
import { ShowWebhook } from './show-webhook.js';
import { SECRET, WebhookScene } from '../testing/webhook-scene.js';

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a webhook', () => {
  let scene: WebhookScene;

  beforeAll(async () => {
    scene = await WebhookScene.open(2);
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

  it('sends every record once and in order, signed, at most a hundred at a time, as the documents that were hashed', async () => {
    await scene.set();
    const documents = await scene.record(250);
    await scene.send();
    expect(scene.receiver.got.map(({ sequences }) => sequences.length)).toEqual([100, 100, 50]);
    expect(scene.receiver.sequences()).toEqual(numbers(1, 250));
    expect(scene.receiver.got.map(({ isSigned }) => isSigned)).toEqual([true, true, true]);
    expect(new Set(scene.receiver.got.map(({ id }) => id)).size).toBe(3);
    expect(JSON.parse(scene.receiver.got[0]?.text ?? '')).toEqual({
      tenant: scene.tenant,
      records: documents.slice(0, 100),
    });
    expect(scene.receiver.got[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'openeiam',
    });
    await scene.send();
    expect(scene.receiver.got).toHaveLength(3);
  });

  it('begins with what is recorded after it was set, and can go back to any record by a replay, with new ids', async () => {
    await scene.record(5);
    await scene.set();
    await scene.record(2);
    await scene.send();
    expect(scene.receiver.sequences()).toEqual([6, 7]);
    await expect(scene.of(ReplayWebhook).execute(scene.tenant, 0)).rejects.toMatchObject({
      code: 'audit.webhook.replay_out_of_range',
    });
    await expect(scene.of(ReplayWebhook).execute(scene.tenant, 9)).rejects.toMatchObject({
      facts: { first: 1, next: 8 },
    });
    await scene.of(ReplayWebhook).execute(scene.tenant, 3);
    await scene.send();
    expect(scene.receiver.sequences()).toEqual([6, 7, 3, 4, 5, 6, 7]);
    expect(new Set(scene.receiver.got.map(({ id }) => id)).size).toBe(2);
  });

  it('keeps the order and loses nothing when the receiver fails, is unreachable, redirects or asks for a delay', async () => {
    await scene.set();
    await scene.record(130);
    const elsewhere = new WebhookReceiver(SECRET);
    const location = await elsewhere.open();
    const answers = [
      refuse(500),
      refuse(302, { location }),
      refuse(503, { 'retry-after': '600' }),
      refuse(400),
      accept,
      refuse(429),
    ];
    scene.receiver.answer = (response, number) => {
      (answers[number - 1] ?? accept)(response);
    };
    const failures: unknown[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      await scene.send();
      failures.push((await scene.of(ShowWebhook).execute(scene.tenant)).lastFailure);
      scene.later(turn === 2 ? 500 : 100);
    }
    await elsewhere.close();
    expect(failures).toEqual([
      'http_500',
      'http_302',
      'http_503',
      'http_503',
      'http_400',
      'http_429',
      null,
      null,
    ]);
    expect(scene.receiver.sequences()).toEqual([
      ...[1, 2, 3, 4, 5].flatMap(() => numbers(1, 100)),
      ...[1, 2].flatMap(() => numbers(101, 130)),
    ]);
    expect(new Set(scene.receiver.got.map(({ id }) => id)).size).toBe(2);
    expect(elsewhere.got).toEqual([]);
  });

  it('shows its backlog and the reason, and never the secret', async () => {
    await scene.set();
    await scene.record(3, scene.tenant, new Date(Date.now() - 90_000));
    scene.receiver.answer = refuse(500);
    await scene.send();
    const shown = await scene.of(ShowWebhook).execute(scene.tenant);
    expect(shown).toMatchObject({
      url: scene.url,
      nextSequence: 1,
      lag: { records: 3 },
      failures: 1,
      lastFailure: 'http_500',
      acceptedAt: null,
    });
    expect(shown.lag.seconds).toBeGreaterThanOrEqual(90);
    const [figures] = await scene.of(UnitOfWork).query(null, 'select * from audit.webhook_figures()');
    expect(figures).toMatchObject({ webhooks: 1, failing: 1, lag_records: 3 });
    scene.receiver.answer = accept;
    scene.later(10);
    await scene.send();
    const after = await scene.of(ShowWebhook).execute(scene.tenant);
    expect(after).toMatchObject({
      nextSequence: 4,
      lag: { records: 0, seconds: 0 },
      failures: 0,
      lastFailure: null,
    });
    expect(after.acceptedAt).toBeInstanceOf(Date);
    expect(JSON.stringify([shown, after])).not.toContain(SECRET.slice(6));
  });

  it('repeats a message under its id when a worker died between sending and recording it, even in another worker', async () => {
    await scene.set();
    await scene.record(2);
    const claim = { job: SendLog.name, key: `${scene.tenant}/webhook`, run: newId() };
    const taken = await scene.of(UnitOfWork).run(scene.tenant, async (transaction) => {
      await new Claims(scene.of(UnitOfWork)).take(transaction, claim);
      return scene.of(WaitingRecords).take(transaction); // then the worker dies
    });
    await scene.send(1);
    expect(scene.receiver.got).toEqual([]); // it may be sending
    await scene.record(3);
    // The database's clock decides how long a claim lasts, and no spec can change it.
    await scene.of(UnitOfWork).query(null, 'update messaging.claim set ends_at = clock_timestamp()');
    await scene.send(1);
    expect(scene.receiver.got[0]).toMatchObject({ id: taken?.id, text: taken?.body, sequences: [1, 2] });
    expect(scene.receiver.got[1]?.sequences).toEqual([3, 4, 5]);
  });

  it('is never processed by two workers at the same time, nor sent twice', async () => {
    await scene.set();
    await scene.record(900);
    scene.receiver.answer = (response) =>
      setImmediate(() => {
        accept(response);
      });
    await Promise.all([0, 1, 0, 1].map((worker) => scene.send(worker)));
    await scene.send(); // a worker that met the other one's claim has continued with other tenants
    expect(scene.receiver.mostAtOnce).toBe(1);
    expect(scene.receiver.sequences()).toEqual(numbers(1, 900));
  });

  it('continues with a replay that was requested while a message was being sent', async () => {
    await scene.set();
    await scene.record(4);
    scene.receiver.answer = (response, number) => {
      const before = number === 1 ? scene.of(ReplayWebhook).execute(scene.tenant, 1) : Promise.resolve();
      void before.then(() => {
        accept(response);
      });
    };
    await scene.send();
    expect(scene.receiver.sequences()).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  });

  it('does not let the receiver of one tenant hold up those of others', async () => {
    await scene.set();
    await scene.record(1);
    const other = newId();
    await scene.set(other);
    await scene.record(1, other);
    const waiting: ServerResponse[] = [];
    scene.receiver.answer = (response) => {
      waiting.push(response);
      if (waiting.length === 2) waiting.forEach(accept); // one after the other, they would time out
    };
    await scene.send();
    const shown = await Promise.all([scene.tenant, other].map((id) => scene.of(ShowWebhook).execute(id)));
    expect(shown.map(({ lastFailure, lag }) => [lastFailure, lag.records])).toEqual([
      [null, 0],
      [null, 0],
    ]);
    await scene.of(RemoveWebhook).execute(other);
  });
});
