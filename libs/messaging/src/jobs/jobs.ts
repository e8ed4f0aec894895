import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LOGGER, type Logger } from '#runtime';
import { LiveNotifications } from '../live/live-notifications.js';
import { QUEUE_BACKEND, type QueueBackend } from '../queues/queue-backend.js';
import { jobKey, type JobKey } from './job-definition.js';
import { JOB_TOPIC } from './job-notices.js';
import { JobRegistry } from './job-registry.js';
import { JobWorker } from './job-worker.js';
import { RunJob } from './run-job.js';

/** The jobs of this worker: announced rows and rows found by the sweep go into one queue for each kind. */
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

  /** Handles the rows that the sweep has found, by the kinds of jobs that it queried. Never fails. */
  async found(rows: ReadonlyMap<string, readonly JobKey[]>): Promise<void> {
    await Promise.all(Array.from(rows, async ([name, keys]) => this.#workers.get(name)?.found(keys)));
  }

  async onApplicationShutdown(): Promise<void> {
    this.#unsubscribe?.();
    await Promise.all([...this.#workers.values()].map((worker) => worker.close()));
  }
}
