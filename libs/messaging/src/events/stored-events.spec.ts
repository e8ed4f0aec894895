import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import {
  asOwner,
  createTestDatabase,
  startFeature,
  until,
  type TestDatabase,
  type TestFeature,
} from '#testing';
import { Happened, Renamed, SpecWorkerModule } from '../testing/spec-listeners.js';
import { FailedDeliveries } from './failed-deliveries.js';

const UNFIT = 'UnfitPayload: n: Invalid input: expected number, received string';

describe('an event in the outbox', () => {
  let database: TestDatabase;
  let server: TestFeature;
  let worker: TestFeature;
  let tenantId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    await asOwner(
      database,
      `create table public.heard (position serial, tenant_id uuid, listener text, n int, context jsonb);
       grant insert on public.heard to public; grant usage on sequence public.heard_position_seq to public`,
    );
    server = await startFeature([], { database });
    worker = await startFeature([SpecWorkerModule], { database, worker: true });
  });
  afterAll(async () => {
    await Promise.all([server.close(), worker.close()]);
    await database.drop();
  });
  beforeEach(() => {
    tenantId = newId();
  });

  async function store(name: string, n: unknown): Promise<string> {
    const id = newId();
    await asOwner(
      database,
      `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at)
       values ($1, $2, $3, $4, '{"requestId": "r", "correlationId": "c", "actor": {"kind": "system"}}', now())`,
      [id, tenantId, name, { n }],
    );
    return id;
  }

  const heard = (listener: string): Promise<number[]> =>
    asOwner<{ n: number }>(
      database,
      'select n from public.heard where tenant_id = $1 and listener = $2 order by position',
      [tenantId, listener],
    ).then((rows) => rows.map(({ n }) => n));

  /** The listener's parked deliveries as the operator sees them. */
  async function parked(listener: string) {
    const all = await server.app.get(FailedDeliveries).list({ tenantId, listener });
    return all
      .filter(({ nextAttemptAt }) => nextAttemptAt === null)
      .map(({ eventId, attempts, error }) => ({ eventId, attempts, error }));
  }

  it('is parked at once for each listener, with the reason, if it does not fit its definition, and does not block others', async () => {
    const eventId = await store(Happened.name, 'seven');
    await store(Happened.name, 8);
    await until(async () => (await heard('touchy')).length === 1);
    expect(await heard('touchy')).toEqual([8]);
    const given = [{ eventId, attempts: 1, error: UNFIT }];
    for (const listener of ['messaging-spec.calm', 'messaging-spec.touchy']) {
      await until(async () => (await parked(listener)).length === 1);
      expect(await parked(listener)).toEqual(given);
    }

    const choice = { listener: 'messaging-spec.touchy' };
    await server.app
      .get(UnitOfWork)
      .run(tenantId, (transaction) => server.app.get(FailedDeliveries).retry(transaction, choice));
    await until(async () => (await parked('messaging-spec.touchy')).length === 1);
    expect(await parked('messaging-spec.touchy')).toEqual(given);
    expect(await heard('touchy')).toEqual([8]);
  });

  it('is delivered under its current name if it was published under a former one', async () => {
    await store('messaging-old.thing.renamed.v1', 9);
    await until(async () => (await heard(`calm:${Renamed.name}`)).length === 1);
    expect(await heard(`calm:${Renamed.name}`)).toEqual([9]);
  });
});
