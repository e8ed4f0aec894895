import { jest } from '@jest/globals';
import type { Logger, Settings } from '#runtime';
import type { LiveNotifications } from '../live/live-notifications.js';
import type { JobQueue, JobWorker, QueueBackend } from '../queues/queue-backend.js';
import type { DrainOutbox } from './drain-outbox.js';
import { CROWDED, OutboxWorker, PACE_MS } from './outbox-worker.js';

const TENANT = '01a224cf-d5fd-7000-93fc-cffb0f9baed8';

/** An operation that goes on until it is told to end. */
function held() {
  const ends: (() => void)[] = [];
  const begin = () => new Promise<void>((resolve) => ends.push(resolve));
  const end = async () => {
    ends.shift()?.();
    await turns();
  };
  return { begin, end };
}

/** Runs everything that does not wait for something external. */
async function turns(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the outbox worker, notified of a busy tenant', () => {
  const added = held();
  const drained = held();
  let jobs = 0;
  let drains = 0;
  let delivered = 1;
  let work: (job: { data: unknown }) => Promise<unknown>;
  let notify: (notice: unknown) => void;
  let worker: OutboxWorker;

  beforeAll(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'performance'] });
    const queue = {
      on: () => undefined,
      close: () => Promise.resolve(),
      add: () => {
        jobs += 1;
        return added.begin();
      },
    };
    const backend = {
      isConnected: () => true,
      openQueue: () => queue as unknown as JobQueue,
      openWorker: (_: string, handle: typeof work) => {
        work = handle;
        return queue as unknown as JobWorker;
      },
    };
    const live = {
      subscribe: (_: string, hear: typeof notify) => {
        notify = hear;
        return () => undefined;
      },
    };
    const drain = {
      drain: () => {
        drains += 1;
        return drained.begin().then(() => delivered);
      },
    };
    worker = new OutboxWorker(
      backend as unknown as QueueBackend,
      {} as Logger,
      { DATABASE_POOL: 10 } as Settings,
      live as unknown as LiveNotifications,
      drain as unknown as DrainOutbox,
    );
    worker.onApplicationBootstrap();
  });
  afterAll(() => jest.useRealTimers());

  it('adds one job while another is being added, and one more for events that came meanwhile', async () => {
    for (let count = 0; count < 5; count += 1) notify({ tenantId: TENANT });
    await turns();
    expect(jobs).toBe(1);
    await added.end();
    expect(jobs).toBe(2);
    await added.end();
    expect(jobs).toBe(2);
  });

  it('adds no job while it drains, nor in the pause after it', async () => {
    const done = work({ data: { tenantId: TENANT } });
    for (let count = 0; count < 5; count += 1) notify({ tenantId: TENANT });
    await turns();
    expect([jobs, drains]).toEqual([2, 1]);
    await drained.end();
    await done;
    notify({ tenantId: TENANT });
    await turns();
    expect([jobs, drains]).toEqual([2, 1]);
  });

  it('adds one job for all of these notices when the pause is over', async () => {
    jest.advanceTimersByTime(PACE_MS);
    await turns();
    expect(jobs).toBe(3);
    await added.end();
    jest.advanceTimersByTime(PACE_MS);
    await turns();
    expect(jobs).toBe(3);
  });

  it('adds a job at once for a tenant that was not drained a moment ago', async () => {
    notify({ tenantId: TENANT });
    await turns();
    expect(jobs).toBe(4);
    await added.end();
  });

  it('pauses longer after a drain of many events', async () => {
    jest.advanceTimersByTime(PACE_MS);
    delivered = CROWDED.events;
    const done = work({ data: { tenantId: TENANT } });
    notify({ tenantId: TENANT });
    await drained.end();
    await done;
    jest.advanceTimersByTime(PACE_MS);
    await turns();
    expect(jobs).toBe(4);
    jest.advanceTimersByTime(CROWDED.paceMs - PACE_MS);
    await turns();
    expect(jobs).toBe(5);
    await added.end();
    delivered = 1;
  });

  it('adds no job in the pause of a process that is closing', async () => {
    const done = work({ data: { tenantId: TENANT } });
    notify({ tenantId: TENANT });
    await drained.end();
    await done;
    await worker.onApplicationShutdown();
    jest.advanceTimersByTime(PACE_MS);
    await turns();
    expect(jobs).toBe(5);
  });
});
