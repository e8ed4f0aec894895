import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '#runtime';
import { LiveNotifications } from '../live/live-notifications.js';
import { QUEUE_BACKEND, type QueueBackend } from '../queues/queue-backend.js';
import { jobKey, type JobDefinition, type JobKey } from './job-definition.js';
import { JOB_TOPIC } from './job-notices.js';
import { JobRegistry } from './job-registry.js';
import { JobWorker } from './job-worker.js';
import { RunJob } from './run-job.js';

/** The jobs that this worker does: what is announced and what the sweep finds goes into a queue for each kind. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #workers = new Map<string, JobWorker>();
  #unsubscribe: (() => void) | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly live: LiveNotifications,
    private readonly registry: JobRegistry,
    private readonly runJob: RunJob,
  ) {}

  onApplicationBootstrap(): void {
    for (const job of this.registry.all) {
      this.#workers.set(job.definition.name, new JobWorker(job, this.backend, this.runJob, this.logger));
    }
    this.#unsubscribe = this.live.subscribe(JOB_TOPIC, ({ job, ...notice }) => {
      const key = jobKey.safeParse(notice);
      if (key.success) void this.#workers.get(String(job))?.add([key.data]);
    });
  }

  /** Has rows done that a recurring task has found. Never fails: the task finds them again. */
  async add({ name }: JobDefinition, keys: readonly JobKey[]): Promise<void> {
    await this.#workers.get(name)?.add(keys);
  }

  /** What the sweep has found, by kind; kinds of which it found nothing included. Never fails. */
  async found(rows: ReadonlyMap<string, readonly JobKey[]>): Promise<void> {
    await Promise.all(Array.from(this.#workers, ([name, worker]) => worker.found(rows.get(name) ?? [])));
  }

  async onApplicationShutdown(): Promise<void> {
    this.#unsubscribe?.();
    await Promise.all([...this.#workers.values()].map((worker) => worker.close()));
  }
}
