import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { LOGGER, type Logger } from '#runtime';
import {
  QUEUE_BACKEND,
  QUEUES,
  type JobQueue,
  type QueueBackend,
  type QueueName,
} from '../queues/queue-backend.js';

/** How the delivery of events stands, over all tenants. */
export interface OutboxFigures {
  /** Events that no worker has looked at yet. */
  readonly pending: number;
  /** Seconds that the oldest of them has waited; 0 when there is none. */
  readonly oldestSeconds: number;
  /** Deliveries that failed and will be tried again. */
  readonly retrying: number;
  /** Deliveries that were given up after the last attempt. Somebody must look at them. */
  readonly parked: number;
}

/** Number of jobs of a queue in a state. */
export interface QueueFigure {
  readonly queue: string;
  readonly state: string;
  readonly jobs: number;
}

/** Counts what waits to be delivered. This lib knows no registry of metrics; whoever has one asks here. */
@Injectable()
export class MessagingFigures implements OnApplicationShutdown {
  #queues: readonly (readonly [string, JobQueue])[] | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async outbox(): Promise<OutboxFigures> {
    const [row] = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<OutboxFigures>(
        `select count(*)::int as pending,
                coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as "oldestSeconds",
                (select count(*)::int from messaging.delivery where next_attempt_at is not null) as retrying,
                (select count(*)::int from messaging.delivery where next_attempt_at is null) as parked
         from messaging.outbox where drained_at is null`,
      ),
    );
    return row ?? { pending: 0, oldestSeconds: 0, retrying: 0, parked: 0 };
  }

  async queues(): Promise<readonly QueueFigure[]> {
    this.#queues ??= QUEUES.map((name) => [name, this.open(name)] as const);
    const counted = await Promise.all(
      this.#queues.map(async ([queue, jobs]) =>
        Object.entries(await jobs.getJobCounts()).map(([state, count]) => ({ queue, state, jobs: count })),
      ),
    );
    return counted.flat();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all((this.#queues ?? []).map(([, queue]) => queue.close()));
  }

  private open(name: QueueName): JobQueue {
    const queue = this.backend.openQueue(name);
    queue.on('error', (err) => {
      this.logger.warn({ err }, 'A queue could not be looked at');
    });
    return queue;
  }
}
