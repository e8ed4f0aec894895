import { Injectable, Module } from '@nestjs/common';
import { startFeature, until, type TestFeature } from '#testing';
import { Recurring } from '../schedule/recurring.js';
import { onEachBackend } from '../testing/on-each-backend.js';
import { FailedJobs, type FailedJob } from './failed-jobs.js';

/** Whether the task fails. */
const state = { isBroken: true, runs: 0 };

@Injectable()
class Fragile {
  @Recurring('spec.fragile', 200)
  async run(): Promise<void> {
    await Promise.resolve();
    state.runs += 1;
    if (state.isBroken) throw new Error('it broke');
  }
}

@Module({ providers: [Fragile] })
class FragileModule {}

onEachBackend('failed jobs', 11, (environment) => {
  let worker: TestFeature;
  let command: TestFeature;
  let jobs: FailedJobs;

  beforeEach(async () => {
    state.isBroken = true;
    worker = await startFeature([FragileModule], { worker: true, environment });
    command = await startFeature([], { database: worker.database, environment, command: true });
    jobs = command.app.get(FailedJobs);
  });
  afterEach(async () => {
    await command.close();
    await worker.close();
  });

  /** The failed jobs, once no more will be added. */
  async function failedJobs(): Promise<readonly FailedJob[]> {
    await until(async () => (await jobs.list({})).length >= 2); // one of an earlier run may come first
    state.isBroken = false;
    return jobs.list({ name: 'spec.fragile' });
  }

  it('are listed with the reason, and retried by a worker', async () => {
    const [job] = await failedJobs();
    expect(job).toMatchObject({ name: 'spec.fragile', attempts: 1, reason: 'it broke' });
    expect(job?.id).toMatch(/^recurring\/repeat:spec\.fragile:\d+$/);
    expect(job?.failedAt).toBeInstanceOf(Date);
    expect(await jobs.retry({ name: 'another' })).toEqual([]);
    expect(await jobs.retry({ id: job?.id })).toEqual([job]);
    await until(async () => (await jobs.list({ id: job?.id })).length === 0);
    await jobs.retry({});
    await until(async () => (await jobs.list({})).length === 0);
    const { runs } = state;
    await until(() => state.runs >= runs + 3); // it runs on schedule as before
  });

  it('are gone for good when they are dropped, while the task itself stays', async () => {
    const [job] = await failedJobs();
    expect(await jobs.drop({ id: job?.id })).toEqual([job]);
    expect(await jobs.list({ id: job?.id })).toEqual([]);
    await jobs.drop({});
    expect(await jobs.list({})).toEqual([]);
    const { runs } = state;
    await until(() => state.runs >= runs + 3);
  });
});
