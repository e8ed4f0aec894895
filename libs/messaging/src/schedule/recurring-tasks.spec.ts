import { Module } from '@nestjs/common';
import { requestContext, type RequestContext } from '#runtime';
import { startFeature, until, type TestFeature } from '#testing';
import { Recurring } from '../index.js';
import { onEachBackend } from '../testing/on-each-backend.js';

const EVERY_MS = 200;

/** When any of the workers ran the task. */
const runs: { readonly at: number; readonly context: RequestContext | undefined }[] = [];
let attempts = 0;

class SpecTasks {
  @Recurring('messaging-spec.steady', EVERY_MS)
  async steady(): Promise<void> {
    runs.push({ at: performance.now(), context: requestContext() });
  }

  @Recurring('messaging-spec.failing', EVERY_MS)
  async failing(): Promise<void> {
    attempts += 1;
    throw new Error('never works');
  }
}

@Module({ providers: [SpecTasks] })
class SpecTasksModule {}

onEachBackend('a recurring task', 3, (environment) => {
  let workers: TestFeature[];

  beforeAll(async () => {
    runs.length = attempts = 0;
    const first = await startFeature([SpecTasksModule], { environment, worker: true });
    const second = await startFeature([SpecTasksModule], {
      environment,
      worker: true,
      database: first.database,
    });
    workers = [second, first];
  });
  afterAll(async () => {
    for (const worker of workers) await worker.close();
  });

  it('runs on one of two workers at each tick', async () => {
    const begin = runs.length;
    const since = performance.now();
    await until(() => runs.length >= begin + 8);
    const ticks = (performance.now() - since) / EVERY_MS;
    expect(runs.length - begin).toBeLessThanOrEqual(Math.ceil(ticks) + 1);
  });

  it('runs as the system, each time with a new id', () => {
    const contexts = runs.map(({ context }) => context);
    expect(contexts.map((context) => context?.actor)).toEqual(runs.map(() => ({ kind: 'system' })));
    expect(new Set(contexts.map((context) => context?.requestId)).size).toBe(runs.length);
  });

  it('runs again at the next tick when it fails', async () => {
    await until(() => attempts >= 3);
  });

  it('goes on when one of the workers shuts down', async () => {
    const [ending] = workers;
    await ending?.close();
    workers.shift();
    const begin = runs.length;
    await until(() => runs.length >= begin + 3);
  });
});
