import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { MailQueue } from '#mail';
import { Installation, newKey } from '../testing/installation.js';
import { ResolveFailedDeliveries, ResolveFailedMails } from '../index.js';

describe('events and mails that could not be delivered', () => {
  let installation: Installation;
  let app: Awaited<ReturnType<Installation['with']>>;
  let acme: string;
  let other: string;

  beforeEach(async () => {
    installation = await Installation.make();
    app = await installation.with(newKey('k1'));
    acme = (await installation.tenant(app, 'acme')).id;
    other = (await installation.tenant(app, 'other')).id;
    await installation.rows('delete from messaging.outbox');
  });
  afterEach(() => installation.close());

  /** An event that each of these listeners failed on, and that was given up. */
  async function givenUp(tenantId: string, ...listeners: readonly string[]): Promise<string> {
    const id = newId();
    await installation.rows(
      `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at, drained_at)
       values ($1, $2, 'spec.thing.happened.v1', '{}', '{}', now(), now())`,
      [id, tenantId],
    );
    for (const listener of listeners)
      await installation.rows(
        `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error) values ($1, $2, $3, 12, 'it broke')`,
        [tenantId, listener, id],
      );
    return id;
  }

  async function published(): Promise<readonly unknown[]> {
    return installation.rows(
      `select tenant_id, name, payload from messaging.outbox where name like 'operations.%' order by position`,
    );
  }

  it('are listed with the failure and its reason, over all tenants or of one', async () => {
    const event = await givenUp(acme, 'spec.first');
    await givenUp(other, 'spec.second');
    const resolve = app.get(ResolveFailedDeliveries);
    expect(await resolve.list({})).toHaveLength(2);
    expect(await resolve.list({ listener: 'spec.second' })).toMatchObject([{ tenantId: other }]);
    expect(await resolve.list({ tenantId: acme })).toEqual([
      {
        tenantId: acme,
        eventId: event,
        event: 'spec.thing.happened.v1',
        listener: 'spec.first',
        occurredAt: expect.any(Date) as unknown,
        attempts: 12,
        error: 'it broke',
        nextAttemptAt: null,
      },
    ]);
  });

  it('are due at once when they are retried, which the log of each tenant records', async () => {
    await givenUp(acme, 'spec.first', 'spec.second');
    await givenUp(other, 'spec.first');
    expect(await app.get(ResolveFailedDeliveries).retry({ listener: 'spec.first' })).toHaveLength(2);
    expect(
      await installation.rows(
        'select listener, attempts, next_attempt_at <= now() as due from messaging.delivery order by listener',
      ),
    ).toEqual([
      { listener: 'spec.first', attempts: 0, due: true },
      { listener: 'spec.first', attempts: 0, due: true },
      { listener: 'spec.second', attempts: 12, due: null },
    ]);
    const payload = { outcome: 'success', listeners: ['spec.first'], deliveries: 1 };
    const name = 'operations.deliveries.retried.v1';
    expect(await published()).toEqual(
      expect.arrayContaining([
        { tenant_id: acme, name, payload },
        { tenant_id: other, name, payload },
      ]),
    );
  });

  it("are retried for every tenant, even if another tenant's list is long", async () => {
    const many = 501;
    await installation.rows(
      `with event as (
         insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at, drained_at)
         select gen_random_uuid(), $1, 'spec.thing.happened.v1', '{}', '{}', now(), now() from generate_series(1, $2)
         returning id)
       insert into messaging.delivery (tenant_id, listener, event_id, attempts, error)
       select $1, 'spec.first', id, 12, 'it broke' from event`,
      [acme, many],
    );
    await givenUp(other, 'spec.first');
    expect(await app.get(ResolveFailedDeliveries).retry({})).toHaveLength(many + 1);
    await installation.rows(
      `insert into mail.outgoing (tenant_id, id, kind, content, created_at, attempts, error)
       select tenant, gen_random_uuid(), 'spec.notice', '', now() + days * interval '1 day', 10, 'refused'
       from (select $1::uuid as tenant, 0 as days from generate_series(1, $3) union all select $2, 1) as mail`,
      [acme, other, many],
    );
    expect(await app.get(ResolveFailedMails).retry({ failed: true })).toHaveLength(many + 1);
  });

  it('are removed for good with the event when they are dropped, for a reason that the log records', async () => {
    const event = await givenUp(acme, 'spec.first', 'spec.second');
    const kept = await givenUp(acme, 'spec.first');
    const resolve = app.get(ResolveFailedDeliveries);
    await resolve.drop({ eventId: event, listener: 'spec.first' }, 'the thing is gone');
    expect(await installation.rows('select 1 from messaging.outbox where id = $1', [event])).toHaveLength(1);
    await resolve.drop({ eventId: event }, 'the thing is gone');
    expect(await installation.rows('select event_id from messaging.delivery')).toEqual([{ event_id: kept }]);
    expect(await installation.rows('select 1 from messaging.outbox where id = $1', [event])).toEqual([]);
    expect(await published()).toMatchObject([
      {
        payload: { reason: 'the thing is gone', event: 'spec.thing.happened.v1', listeners: ['spec.first'] },
      },
      { payload: { listeners: ['spec.second'] } },
    ]);
    await expect(resolve.drop({ eventId: event }, 'again')).rejects.toMatchObject({
      code: 'operations.delivery_unknown',
    });
  });

  it('L2: are shown without content and recipient if they are mails, and can be retried or removed', async () => {
    await app.get(UnitOfWork).run(acme, (transaction) =>
      app.get(MailQueue).enqueue(transaction, {
        to: 'canary@acme.test',
        subject: 'Canary',
        text: 'canary',
        kind: 'spec.notice',
      }),
    );
    const resolve = app.get(ResolveFailedMails);
    const [mail] = await resolve.list({});
    expect(await resolve.retry({ failed: true })).toEqual([]);
    await installation.rows(
      `update mail.outgoing set next_attempt_at = null, attempts = 10, error = 'refused'`,
    );
    expect(await resolve.retry({ failed: true })).toMatchObject([{ id: mail?.id, attempts: 0 }]);
    expect(await installation.rows('select next_attempt_at <= now() as due from mail.outgoing')).toEqual([
      { due: true },
    ]);
    expect(await resolve.drop(mail?.id ?? '', 'wrong address')).toMatchObject({ kind: 'spec.notice' });
    expect(await resolve.list({})).toEqual([]);
    await expect(resolve.drop(newId(), 'again')).rejects.toMatchObject({ code: 'operations.mail_unknown' });
    const told = JSON.stringify([mail, await published()]);
    expect(told).toContain('wrong address');
    expect(told).not.toMatch(/canary/i);
  });
});
