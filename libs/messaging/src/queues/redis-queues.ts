import { Queue, Worker, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import type { Outages } from '#runtime';
import { REDIS_OPTIONS, reconnectAfter } from '../live/redis-options.js';
import type { JobQueue, JobWorker, QueueBackend } from './queue-backend.js';
import { RECOVERY } from './recovery.js';

/** BullMQ would query Redis's version once, and give up for good if Redis went away at that moment. */
const NO_QUESTION = { skipVersionCheck: true };

/** BullMQ on Redis. */
export class RedisQueues implements QueueBackend {
  readonly service = 'Redis';
  readonly #queues: Redis;
  #isOver = false;

  constructor(
    private readonly url: string,
    outages: Outages,
  ) {
    // One connection for all queues. While Redis is away, adding to a queue fails at once, and the work is done without the queue.
    this.#queues = new Redis(url, { ...REDIS_OPTIONS, maxRetriesPerRequest: null });
    this.#queues.on('error', (error: unknown) => {
      outages.lost('Redis', 'queues', error);
    });
    // The client reports no error when the other side closes a connection.
    this.#queues.on('close', () => {
      if (!this.#isOver) outages.lost('Redis', 'queues', new Error('Connection is closed.'));
    });
    this.#queues.on('ready', () => {
      outages.back('Redis', 'queues');
    });
    this.#queues.connect().catch(() => undefined); // it goes on trying, and has reported the error
  }

  openQueue(name: string): JobQueue {
    return new Queue(name, { connection: this.#queues, ...NO_QUESTION });
  }

  openWorker(name: string, processor: Processor, concurrency: number): JobWorker {
    // A worker waits for jobs on a connection of its own, for any length of time.
    const connection = { url: this.url, maxRetriesPerRequest: null, retryStrategy: reconnectAfter };
    return new Worker(name, processor, { connection, concurrency, ...NO_QUESTION, ...RECOVERY });
  }

  isConnected(): boolean {
    return this.#queues.status === 'ready';
  }

  onReturn(returned: () => void): void {
    this.#queues.on('ready', returned);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    this.#queues.disconnect();
    await Promise.resolve();
  }
}
