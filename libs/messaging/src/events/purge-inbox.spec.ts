import { newId } from '#kernel';
import { asOwner, startFeature, type TestFeature } from '#testing';
import { PurgeInbox } from './purge-inbox.js';

describe('clearing the inbox', () => {
  let feature: TestFeature;

  beforeAll(async () => {
    feature = await startFeature([], { worker: true });
  });
  afterAll(() => feature.close());

  it('removes old rows, and keeps recent ones and those whose event may still be delivered', async () => {
    const tenantId = newId();
    const [old, young, kept] = [newId(), newId(), newId()];
    await asOwner(
      feature.database,
      `with event as (
         insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at, drained_at)
         values ($4, $1, 'x', '{}', '{}', now(), now()))
       insert into messaging.inbox (tenant_id, listener, event_id, handled_at) values
         ($1, 'a', $2, now() - interval '25 hours'),
         ($1, 'a', $3, now() - interval '23 hours'),
         ($1, 'a', $4, now() - interval '25 hours')`,
      [tenantId, old, young, kept],
    );
    await feature.app.get(PurgeInbox).purge();
    const left = await asOwner<{ event_id: string }>(
      feature.database,
      'select event_id from messaging.inbox where tenant_id = $1',
      [tenantId],
    );
    expect(left.map((row) => row.event_id).sort()).toEqual([young, kept].sort());
  });
});
