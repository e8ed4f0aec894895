import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { newId } from '#kernel';
import { LOGGER, runInContext, type Logger } from '#runtime';
import { QUEUE_BACKEND, type JobQueue, type JobWorker, type QueueBackend } from '../queues/queue-backend.js';
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
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (typeof instance === 'object' && instance !== null) this.registerMethodsOf(instance);
    }
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

  private registerMethodsOf(instance: object): void {
    const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
    if (prototype === null) return;
    for (const name of this.scanner.getAllMethodNames(prototype)) {
      const method = prototype[name];
      if (typeof method !== 'function') continue;
      const metadata = this.reflector.get<RecurringMetadata | undefined>(RECURRING_TASK, method);
      if (metadata === undefined) continue;
      this.#tasks.set(metadata.id, { ...metadata, run: () => method.call(instance) as Promise<void> });
    }
  }
}
