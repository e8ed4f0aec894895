import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { z } from 'zod';
import { UnitOfWork } from '#database';
import { LOGGER, type Logger } from '#runtime';
import { LiveNotifications } from '../live/live-notifications.js';
import { QUEUE_BACKEND, type JobQueue, type JobWorker, type QueueBackend } from '../queues/queue-backend.js';
import { DrainOutbox } from './drain-outbox.js';
import { OUTBOX_TOPIC } from './nudges.js';
import { RetryDeliveries } from './retry-deliveries.js';

const QUEUE = 'outbox';

/** Tenants whose outboxes one worker drains at the same time. */
const CONCURRENCY = 4;

/** Milliseconds between two looks for what a lost nudge left behind. */
const SWEEP_MS = 1_000;

const drainJob = z.object({ tenantId: z.uuid() });

/** The worker's heart: a nudge becomes a BullMQ job, the job drains a tenant's outbox; a sweep finds lost nudges. */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  #queue: JobQueue | undefined;
  #worker: JobWorker | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly live: LiveNotifications,
    private readonly unitOfWork: UnitOfWork,
    private readonly drainOutbox: DrainOutbox,
    private readonly retries: RetryDeliveries,
  ) {}

  onApplicationBootstrap(): void {
    this.#queue = this.backend.openQueue(QUEUE);
    this.#worker = this.backend.openWorker(
      QUEUE,
      ({ data }) => this.drainOutbox.drain(drainJob.parse(data).tenantId),
      CONCURRENCY,
    );
    for (const part of [this.#queue, this.#worker]) part.on('error', this.logFailure);
    this.#unsubscribe = this.live.subscribe(OUTBOX_TOPIC, (notice) => {
      const nudge = drainJob.safeParse(notice);
      if (nudge.success) void this.enqueue(nudge.data.tenantId);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.#unsubscribe?.();
    await this.#worker?.close();
    await this.#queue?.close();
  }

  /** Finds events whose nudge was lost, and deliveries whose pause is over. */
  @Interval(SWEEP_MS)
  async sweep(): Promise<void> {
    if (this.#queue === undefined) return;
    try {
      const tenants = await this.unitOfWork.runAs('worker', (transaction) =>
        transaction.query<{ tenant_id: string }>(
          'select distinct tenant_id from messaging.outbox where drained_at is null limit 1000',
        ),
      );
      for (const tenant of tenants) await this.enqueue(tenant.tenant_id);
      await this.retries.retryDue();
    } catch (err) {
      this.logFailure(err);
    }
  }

  private readonly logFailure = (err: unknown): void => {
    this.logger.warn({ err }, 'The outbox worker was disturbed');
  };

  private async enqueue(tenantId: string): Promise<void> {
    try {
      await this.#queue?.add(
        'drain',
        { tenantId },
        { deduplication: { id: tenantId }, removeOnComplete: true, removeOnFail: true },
      );
    } catch (err) {
      this.logFailure(err);
    }
  }
}
