import { Module } from '@nestjs/common';
import { Redis } from 'ioredis';
import { LOGGER, type Logger } from '#runtime';
import { asOwner, startFeature, until, type TestFeature } from '#testing';
import { Recurring, WorkerStats } from '../index.js';
import { onEachBackend } from '../testing/on-each-backend.js';

let runs = 0;

class SpecTasks {
  @Recurring('messaging-spec.kept', 200)
  async kept(): Promise<void> {
    runs += 1;
  }

  @Recurring('messaging-spec.rare', 3_600_000)
  async rare(): Promise<void> {
    // Exists only to be counted.
  }
}

@Module({ providers: [SpecTasks] })
class SpecTasksModule {}

onEachBackend('the schedulers of recurring tasks', 4, (environment, isRedis) => {
  let worker: TestFeature;
  const lines: string[] = [];

  beforeAll(async () => {
    worker = await startFeature([SpecTasksModule], { environment, worker: true });
    const logger = worker.app.get<Logger>(LOGGER);
    Object.assign(logger, { error: (_facts: unknown, text: string) => lines.push(text) });
  });
  afterAll(() => worker.close());

  const stats = () => worker.app.get(WorkerStats);
  const areWhole = async (): Promise<boolean> => {
    const { expected, registered } = await stats().schedulers();
    return expected > 0 && expected === registered;
  };

  /** Simulates the restart of a Redis without persistence: all data is lost. */
  async function loseAll(): Promise<void> {
    if (!isRedis) {
      await asOwner(worker.database, 'truncate queue.scheduler, queue.job cascade');
      return;
    }
    const redis = new Redis(environment['REDIS_URL'] ?? '');
    await redis.flushdb();
    await redis.quit();
  }

  /** Simulates that BullMQ could not record a next turn: schedulers without jobs. */
  async function loseTurns(): Promise<void> {
    if (!isRedis) {
      await asOwner(worker.database, `truncate queue.job cascade`);
      return;
    }
    const redis = new Redis(environment['REDIS_URL'] ?? '');
    await redis.del('bull:recurring:delayed', 'bull:recurring:wait', 'bull:recurring:marker');
    await redis.quit();
  }

  it('are registered at the start, one for each task', async () => {
    await until(areWhole);
    expect(stats().restored()).toBe(0);
  });

  it('K9: are restored automatically when all were lost, which is counted and logged, and the tasks go on', async () => {
    await loseAll();
    expect(await areWhole()).toBe(false);
    await until(areWhole);
    const before = runs;
    await until(() => runs > before + 2);
    expect(stats().restored()).toBe(1);
    expect(lines).toEqual(['Schedulers of recurring tasks were lost and have been restored']);
  });

  it('K9: go on although one of them has lost its next turn', async () => {
    await loseTurns();
    await asOwner(
      worker.database,
      `update messaging.task set started_at = started_at - interval '5 minutes'`, // much later
    );
    const before = runs;
    // The sweep runs it once when it is overdue; the scheduler causes the other runs.
    await until(() => runs > before + 10, 40_000);
  });
});
