import { Module } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { asOwner, startFeature, until, type TestFeature } from '#testing';
import { EventPublisher, LiveNotifications, Recurring, WorkerStats } from '../index.js';
import { Happened, SpecWorkerModule } from '../testing/spec-listeners.js';

const runs = { slow: 0, due: 0 };

class SpecTasks {
  @Recurring('messaging-spec.slow', 60_000)
  async slow(): Promise<void> {
    runs.slow += 1;
  }

  @Recurring('messaging-spec.due', 3_600_000, { whenDue: 'public.spec_due' })
  async due(): Promise<void> {
    runs.due += 1;
  }
}

@Module({ providers: [SpecTasks] })
class SpecTasksModule {}

/** Nothing listens on this port. */
const NO_REDIS = { REDIS_URL: 'redis://127.0.0.1:9' };

describe('a worker whose Redis was never reachable', () => {
  let worker: TestFeature;

  beforeAll(async () => {
    const plain = await startFeature([]);
    const { database } = plain;
    await asOwner(
      database,
      `create table heard (position serial, tenant_id uuid, listener text, n int, context jsonb);
       grant insert on heard to public; grant usage on sequence heard_position_seq to public;
       create table is_due (yes boolean); insert into is_due values (false);
       create function public.spec_due(present timestamptz) returns boolean language sql stable security definer
         as $$ select yes from public.is_due $$`,
    );
    await plain.app.close();
    worker = await startFeature([SpecWorkerModule, SpecTasksModule], {
      database,
      environment: NO_REDIS,
      worker: true,
    });
  });
  afterAll(async () => {
    await worker.close();
    await worker.database.drop();
  });

  const sql = <Row extends object>(text: string) => asOwner<Row>(worker.database, text);

  it('K9: has started anyway, and knows that it has neither notices nor queues', () => {
    expect(worker.app.get(LiveNotifications).isConnected()).toBe(false);
    expect(worker.app.get(WorkerStats).isConnected()).toBe(false);
  });

  it('K9: delivers events', async () => {
    const tenantId = newId();
    await worker.app.get(UnitOfWork).run(tenantId, async (transaction) => {
      worker.app.get(EventPublisher).publish(transaction, Happened, { n: 1 });
      await transaction.query('select 1');
    });
    await until(async () => (await sql('select from messaging.outbox')).length === 0);
    expect(await sql(`select n from heard where listener = 'touchy'`)).toEqual([{ n: 1 }]);
  });

  it('K9: runs a long overdue task, and records it', async () => {
    expect(runs.slow).toBe(0);
    await sql(`update messaging.task set known_since = now() - interval '5 minutes'`);
    await until(() => runs.slow === 1);
    await until(async () => {
      const tasks = await worker.app.get(WorkerStats).tasks();
      return tasks.some(({ id, finishedAt }) => id === 'messaging-spec.slow' && finishedAt !== null);
    });
  });

  it('K9: runs a task with something to do at once, and only as long as it has', async () => {
    expect(runs.due).toBe(0);
    await sql('update is_due set yes = true');
    await until(() => runs.due > 0);
    await sql('update is_due set yes = false');
    await until(async () => {
      const before = runs.due;
      await sql('select pg_sleep(1.5)');
      return runs.due === before;
    });
  });
});
