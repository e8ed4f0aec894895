import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { runInContext } from '#runtime';
import {
  asOwner,
  createTestDatabase,
  startFeature,
  until,
  type TestDatabase,
  type TestFeature,
} from '#testing';
import { EventPublisher, MessagingStats, WorkerStats } from '../index.js';
import { onEachBackend } from '../testing/on-each-backend.js';
import { Sweep } from '../sweep/sweep.js';
import { failing, Happened, SpecWorkerModule, unbearable, Unheard } from '../testing/spec-listeners.js';

onEachBackend('the delivery of domain events', 1, (environment) => {
  let database: TestDatabase;
  let server: TestFeature;
  let workers: readonly TestFeature[];
  let tenantId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await asOwner(
      database,
      `create table public.heard (position serial, tenant_id uuid, listener text, n int, context jsonb);
       grant insert on public.heard to public; grant usage on sequence public.heard_position_seq to public`,
    );
    server = await startFeature([], { database, environment });
    const start = () => startFeature([SpecWorkerModule], { database, environment, worker: true });
    workers = [await start(), await start()];
  });
  afterAll(async () => {
    await Promise.all([server, ...workers].map((process) => process.close()));
    await database.drop();
  });
  beforeEach(() => {
    tenantId = newId();
    failing.clear();
    unbearable.clear();
  });

  function publish(numbers: number | number[], definition = Happened, tenant = tenantId): Promise<void> {
    return server.app.get(UnitOfWork).run(tenant, async (transaction) => {
      for (const n of [numbers].flat())
        server.app.get(EventPublisher).publish(transaction, definition, { n });
      await transaction.query('select 1');
    });
  }

  const heard = (listener: string, tenant = tenantId): Promise<number[]> =>
    asOwner<{ n: number }>(
      database,
      'select n from public.heard where tenant_id = $1 and listener = $2 order by position',
      [tenant, listener],
    ).then((rows) => rows.map(({ n }) => n));

  const waiting = (): Promise<
    { n: number; listener: string | null; attempts: number | null; error: string | null; parked: boolean }[]
  > =>
    asOwner(
      database,
      `select (o.payload ->> 'n')::int as n, d.listener, d.attempts, d.error,
         d.listener is not null and d.next_attempt_at is null as parked
       from messaging.outbox o left join messaging.delivery d on d.event_id = o.id where o.tenant_id = $1`,
      [tenantId],
    );

  const allLeft = (): Promise<void> => until(async () => (await waiting()).length === 0);

  /** Ends the back-off of this tenant's deliveries and tries them again. */
  async function tryAgain(): Promise<void> {
    await asOwner(
      database,
      'update messaging.delivery set next_attempt_at = now() where tenant_id = $1 and next_attempt_at > now()',
      [tenantId],
    );
    await workers[0]?.app.get(Sweep).sweep();
  }

  it("delivers each event to each listener exactly once, in its tenant's order, whichever worker takes it", async () => {
    const other = newId();
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    const publishAll = async (tenant: string): Promise<void> => {
      for (const n of numbers) await publish(n, Happened, tenant);
    };
    await Promise.all([publishAll(tenantId), publishAll(other)]);
    await until(
      async () => (await heard('calm')).length === 120 && (await heard('calm', other)).length === 120,
    );
    await allLeft();
    for (const tenant of [tenantId, other]) {
      expect(await heard('touchy', tenant)).toEqual(numbers);
      const twice = numbers.flatMap((n) => [n, n]);
      expect((await heard('calm', tenant)).sort((a, b) => a - b)).toEqual(twice);
      expect((await heard('all', tenant)).sort((a, b) => a - b)).toEqual(twice);
    }
  });

  it('tells a listener who caused the event, and which event it reacts to', async () => {
    const context = {
      requestId: 'r1',
      correlationId: 'c1',
      actor: { kind: 'operator' },
      ip: '192.0.2.7',
    } as const;
    await runInContext(context, () => publish(1));
    await until(async () => (await heard('calm')).length === 2);
    const contexts = await asOwner<{ context: Record<string, unknown> }>(
      database,
      `select context from public.heard where tenant_id = $1 and listener = 'calm' order by position`,
      [tenantId],
    );
    const [first, second] = contexts.map((row) => row.context);
    expect(first).toEqual({ ...context, tenantId, causationId: expect.any(String) });
    expect(second).toEqual({ ...context, tenantId, causationId: expect.any(String) });
    expect(second?.['causationId']).not.toBe(first?.['causationId']);
  });

  it('delivers a batch as a whole to a listener of every event, and delivers the rest if one event fails', async () => {
    unbearable.add(2);
    await publish([1, 2, 3]);
    await until(async () => (await waiting()).length === 2 && (await heard('calm')).length >= 6);
    expect(await heard('all')).not.toContain(2);
    expect([...(await heard('all'))].sort()).toEqual([1, 1, 3, 3]);
    expect(await waiting()).toEqual([
      expect.objectContaining({ n: 2, listener: 'messaging-spec.all', error: 'Error: unbearable' }),
      expect.objectContaining({ n: 2, listener: 'messaging-spec.all', error: 'Error: unbearable' }),
    ]);
    unbearable.clear();
    await tryAgain();
    await allLeft();
    expect([...(await heard('all'))].sort()).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('delivers simultaneous events to a listener in one transaction', async () => {
    await publish([1, 2, 3]);
    await until(async () => (await heard('touchy')).length === 3);
    const query = `select distinct xmin::text from public.heard where tenant_id = $1 and listener = 'touchy'`;
    expect(await asOwner(database, query, [tenantId])).toHaveLength(1);
    await allLeft();
  });

  it('removes an event without a listener of its own', async () => {
    await publish(1, Unheard);
    await allLeft();
    expect(await heard('calm')).toEqual([]);
  });

  /** Puts an event into the outbox without a notice, like a server that dies right after its commit. */
  const leave = (id: string, n: number): Promise<unknown> =>
    asOwner(
      database,
      `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at)
       values ($1, $2, $3, $4, '{"requestId": "r", "correlationId": "c", "actor": {"kind": "system"}}', now())`,
      [id, tenantId, Happened.name, { n }],
    );

  it('finds an event whose notice was lost, and repeats nothing when a worker died before it recorded its work', async () => {
    const id = newId();
    await leave(id, 7);
    await until(async () => (await heard('touchy')).length === 1);
    await allLeft();
    await leave(id, 7); // as if it had never been removed
    await allLeft();
    expect(await heard('touchy')).toEqual([7]);
    expect(await heard('calm')).toEqual([7, 7]);
  });

  it('tries a failed delivery again, keeps none of its writes, and lets other listeners go on', async () => {
    failing.set(1, 'not now');
    await publish(1);
    await publish(2);
    await until(async () => (await waiting()).length === 1 && (await heard('touchy')).length === 1);
    expect(await heard('touchy')).toEqual([2]);
    expect(await heard('all')).toEqual(expect.arrayContaining([1, 2]));
    expect(await waiting()).toEqual([
      {
        n: 1,
        listener: 'messaging-spec.touchy',
        attempts: expect.any(Number),
        error: 'Error: not now',
        parked: false,
      },
    ]);
    failing.clear();
    await tryAgain();
    await allLeft();
    expect(await heard('touchy')).toEqual([2, 1]);
    expect((await heard('calm')).sort()).toEqual([1, 1, 2, 2]);
  });

  it('stores as much of an error text as the database accepts', async () => {
    failing.set(6, `\0${'x'.repeat(492)}👩`);
    await publish(6);
    await until(async () => (await waiting()).some(({ listener }) => listener !== null));
    const [{ error } = { error: null }] = await waiting();
    expect(error).toBe(`Error: ${'x'.repeat(492)}\ufffd`);
    failing.clear();
    await tryAgain();
    await allLeft();
  });

  it('gives up after twelve attempts, reports it, and delivers when an operator allows another attempt', async () => {
    const before = await server.app.get(MessagingStats).outbox();
    failing.set(3, 'not now');
    await publish(3);
    await until(async () => {
      await tryAgain();
      return (await waiting()).some(({ parked }) => parked);
    });
    expect(await waiting()).toEqual([expect.objectContaining({ n: 3, attempts: 12, parked: true })]);
    const stats = await server.app.get(MessagingStats).outbox();
    expect(stats.parked).toBe(before.parked + 1);

    failing.clear();
    await asOwner(database, 'update messaging.delivery set next_attempt_at = now() where tenant_id = $1', [
      tenantId,
    ]);
    await allLeft();
    expect(await heard('touchy')).toEqual([3]);
  });

  it('keeps an event for a listener that this release does not have', async () => {
    failing.set(4, 'not now');
    await publish(4);
    await until(async () => (await waiting()).some(({ listener }) => listener !== null));
    await asOwner(
      database,
      `update messaging.delivery set listener = 'messaging-spec.gone' where tenant_id = $1`,
      [tenantId],
    );
    await until(async () => {
      await tryAgain();
      return (await waiting()).some(({ error }) => error === 'No such listener in this release');
    });
    expect(await waiting()).toEqual([expect.objectContaining({ n: 4, parked: false })]);
  });

  it('counts what is pending', async () => {
    failing.set(5, 'not now');
    await publish(5);
    await until(async () => (await server.app.get(MessagingStats).outbox()).retrying > 0);
    const stats = await workers[0]?.app.get(WorkerStats).queues();
    expect(stats?.map(({ queue }) => queue)).toEqual(
      expect.arrayContaining(['outbox', 'recurring', 'messaging.redeliver']),
    );
  });
});
