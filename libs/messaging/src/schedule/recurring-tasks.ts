import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { newId } from '#kernel';
import { LOGGER, runInContext, type Logger } from '#runtime';
import { QUEUE_BACKEND, type JobQueue, type JobWorker, type QueueBackend } from '../queues/queue-backend.js';
import { decoratedMethods } from '../decorated-methods.js';
import { RECURRING_TASK, type RecurringMetadata } from './recurring.js';

const QUEUE = 'recurring';

/** Runs the recurring tasks of the modules that this worker is composed of, by BullMQ's job schedulers. */
@Injectable()
export class RecurringTasks implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #tasks = new Map<string, RecurringMetadata & { run: () => Promise<void> }>();
  #queue: JobQueue | undefined;
  #worker: JobWorker | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { discovery, scanner, reflector } = this;
    const methods = decoratedMethods<RecurringMetadata>(RECURRING_TASK, discovery, scanner, reflector);
    for (const { metadata, call } of methods) this.#tasks.set(metadata.id, { ...metadata, run: call });
    this.#queue = this.backend.openQueue(QUEUE);
    this.#queue.on('error', this.logFailure);
    for (const { id, everyMs } of this.#tasks.values()) {
      await this.#queue.upsertJobScheduler(
        id,
        { every: everyMs },
        { name: id, opts: { removeOnComplete: true, removeOnFail: 50 } },
      );
    }
    this.#worker = this.backend.openWorker(QUEUE, ({ name }) => this.run(name), 4);
    this.#worker.on('error', this.logFailure);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#worker?.close();
    await this.#queue?.close();
  }

  private readonly logFailure = (err: unknown): void => {
    this.logger.warn({ err }, 'The queue of recurring tasks failed');
  };

  private async run(id: string): Promise<void> {
    const task = this.#tasks.get(id);
    if (task === undefined) return; // a task of another release, whose worker still runs beside this one
    const requestId = newId();
    await runInContext({ requestId, correlationId: requestId, actor: { kind: 'system' } }, async () => {
      try {
        await task.run();
      } catch (err) {
        this.logger.error({ err, task: id }, 'A recurring task failed');
        throw err;
      }
    });
  }
}
