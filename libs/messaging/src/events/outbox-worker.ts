import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import * as z from 'zod';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
import { LiveNotifications } from '../live/live-notifications.js';
import { closeQueue, closeWorker } from '../queues/close.js';
import { isDisturbance } from '../queues/is-disturbance.js';
import {
  answered,
  QUEUE_BACKEND,
  type JobQueue,
  type JobWorker,
  type QueueBackend,
} from '../queues/queue-backend.js';
import { shareOf } from '../queues/share-of-pool.js';
import { DrainOutbox } from './drain-outbox.js';
import { OUTBOX_TOPIC } from './nudges.js';

/** Seconds after which events are delivered past the queue: its job is held by a worker that was killed, or it has none. */
const PATIENCE_SECONDS = 3;

/** Milliseconds for which a busy tenant is drained in one go; then other tenants have their turn. */
const TURN_MS = 5_000;

const drainJob = z.object({ tenantId: z.uuid() });

/**
 * The worker's heart: a nudge becomes a BullMQ job, the job drains a tenant's outbox. What the queue does not bring in time, or
 * cannot because it is away, is drained without it.
 */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #drains = new Map<string, Promise<unknown>>();
  /** Tenants whose job is on its way into the queue. */
  readonly #asked = new Set<string>();
  /** Tenants of whom was told while their job was on its way, or while they were drained. */
  readonly #again = new Set<string>();
  #queue: JobQueue | undefined;
  #worker: JobWorker | undefined;
  #unsubscribe: (() => void) | undefined;
  #isOver = false;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly live: LiveNotifications,
    private readonly drainOutbox: DrainOutbox,
  ) {}

  onApplicationBootstrap(): void {
    this.#queue = this.backend.openQueue('outbox');
    this.#worker = this.backend.openWorker(
      'outbox',
      ({ data }) => this.drain(drainJob.parse(data).tenantId),
      this.atOnce,
    );
    for (const part of [this.#queue, this.#worker]) {
      part.on('error', (err) => {
        if (isDisturbance(err)) this.logger.warn({ err }, 'The outbox queue reported an error');
      });
    }
    this.#unsubscribe = this.live.subscribe(OUTBOX_TOPIC, (notice) => {
      const nudge = drainJob.safeParse(notice);
      if (nudge.success) void this.found(nudge.data.tenantId, 0);
    });
  }

  /**
   * Events of a tenant wait, the oldest for so many seconds. Never fails. What is told of a tenant who is being drained here, or whose job
   * is on its way, needs no job of its own: one more look follows. A job costs the database more than a logon's events.
   */
  async found(tenantId: string, seconds: number): Promise<void> {
    if (this.#isOver || this.#queue === undefined) return;
    if (seconds > PATIENCE_SECONDS) this.drainHere(tenantId);
    else if (this.#asked.has(tenantId) || this.#drains.has(tenantId)) this.#again.add(tenantId);
    else if (!(await this.ask(this.#queue, tenantId))) this.drainHere(tenantId);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isOver = true;
    this.#unsubscribe?.();
    await closeWorker(this.#worker, this.backend, () => Promise.allSettled(this.#drains.values()));
    await closeQueue(this.#queue);
  }

  /** Tenants whose outboxes one worker drains at the same time. */
  private get atOnce(): number {
    return shareOf(this.settings.DATABASE_POOL).drains;
  }

  private async ask(queue: JobQueue, tenantId: string): Promise<boolean> {
    this.#asked.add(tenantId);
    try {
      return await this.enqueue(queue, tenantId);
    } finally {
      this.#asked.delete(tenantId);
      // A drain that has begun meanwhile looks once more by itself.
      if (!this.#drains.has(tenantId)) this.lookAgain(tenantId);
    }
  }

  private async enqueue(queue: JobQueue, tenantId: string): Promise<boolean> {
    try {
      const options = { deduplication: { id: tenantId }, removeOnComplete: true, removeOnFail: true };
      await answered(queue.add('drain', { tenantId }, options));
      return true;
    } catch (err) {
      this.logger.warn({ err }, 'The queue cannot be used; events are delivered without it');
      return false;
    }
  }

  private drainHere(tenantId: string): void {
    if (this.#drains.size >= this.atOnce) return; // the next sweep finds it again
    this.drain(tenantId).catch((err: unknown) => {
      this.logger.warn({ err, tenantId }, 'Events could not be delivered'); // the next sweep tries again
    });
  }

  /** One at a time for each tenant; other workers find that its outbox is being drained. */
  private drain(tenantId: string): Promise<unknown> {
    const known = this.#drains.get(tenantId);
    if (known !== undefined) return known;
    const draining = this.drainInTurn(tenantId).finally(() => {
      this.#drains.delete(tenantId);
      this.lookAgain(tenantId);
    });
    this.#drains.set(tenantId, draining);
    return draining;
  }

  private async drainInTurn(tenantId: string): Promise<void> {
    const end = performance.now() + TURN_MS;
    do {
      this.#again.delete(tenantId);
      await this.drainOutbox.drain(tenantId);
    } while (this.#again.has(tenantId) && !this.#isOver && performance.now() < end);
  }

  private lookAgain(tenantId: string): void {
    if (this.#again.delete(tenantId)) void this.found(tenantId, 0);
  }
}
