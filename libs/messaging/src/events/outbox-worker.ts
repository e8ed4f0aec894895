import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import * as z from 'zod';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
import { LiveNotifications } from '../live/live-notifications.js';
import { closeQueue, closeWorker } from '../queues/close.js';
import { isReportableError } from '../queues/is-reportable-error.js';
import {
  answered,
  QUEUE_BACKEND,
  type JobQueue,
  type JobWorker,
  type QueueBackend,
} from '../queues/queue-backend.js';
import { shareOf } from '../queues/share-of-pool.js';
import { DrainOutbox } from './drain-outbox.js';
import { OUTBOX_TOPIC } from './outbox-notifier.js';

/** Seconds after which events are delivered without the queue: their job is held by a worker that was killed, or does not exist. */
const PATIENCE_SECONDS = 3;

/**
 * Least milliseconds between the beginnings of two drains of a tenant. A drain costs its lock, its job and a transaction for each listener,
 * whether it delivers one event or a hundred.
 */
export const PACE_MS = 250;

/** Events of a drain from which `paceMs` holds instead: what arrives meanwhile fills the next drain as well. */
export const CROWDED = { events: 50, paceMs: 500 };

const drainJob = z.object({ tenantId: z.uuid() });

/**
 * Delivers events: a notice becomes a BullMQ job, and the job drains a tenant's outbox. Events that the queue does not bring in time, for
 * example because it is away, are drained without it.
 */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #drains = new Map<string, Promise<unknown>>();
  /** Tenants whose job is being added to the queue. */
  readonly #asked = new Set<string>();
  /** Tenants that were drained a moment ago, with the timer that ends their pause. */
  readonly #resting = new Map<string, NodeJS.Timeout>();
  /** Tenants whose outbox was announced again while their job was being added, or during a drain or the pause after it. */
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
        if (isReportableError(err)) this.logger.warn({ err }, 'The outbox queue reported an error');
      });
    }
    this.#unsubscribe = this.live.subscribe(OUTBOX_TOPIC, (notice) => {
      const parsed = drainJob.safeParse(notice);
      if (parsed.success) void this.found(parsed.data.tenantId, 0);
    });
  }

  /**
   * Handles the notice that events of a tenant wait, the oldest for `seconds`. Never fails. If the tenant is being drained here, was
   * drained a moment ago, or its job is being added, no further job is added: one more look follows instead. A job costs the database more
   * than the events of a logon.
   */
  async found(tenantId: string, seconds: number): Promise<void> {
    if (this.#isOver || this.#queue === undefined) return;
    if (seconds > PATIENCE_SECONDS) this.drainHere(tenantId);
    else if (this.isInHand(tenantId)) this.#again.add(tenantId);
    else if (!(await this.ask(this.#queue, tenantId))) this.drainHere(tenantId);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isOver = true;
    this.#unsubscribe?.();
    for (const timer of this.#resting.values()) clearTimeout(timer);
    this.#resting.clear();
    await closeWorker(this.#worker, this.backend, () => Promise.allSettled(this.#drains.values()));
    await closeQueue(this.#queue);
  }

  private isInHand(tenantId: string): boolean {
    return [this.#asked, this.#drains, this.#resting].some((tenants) => tenants.has(tenantId));
  }

  /** Number of tenants whose outboxes one worker drains concurrently. */
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
      if (!this.isInHand(tenantId)) this.lookAgain(tenantId);
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

  /** Runs one drain at a time for each tenant; other workers find the outbox locked. */
  private drain(tenantId: string): Promise<unknown> {
    const known = this.#drains.get(tenantId);
    if (known !== undefined) return known;
    this.#again.delete(tenantId);
    const draining = this.drainThenRest(tenantId);
    this.#drains.set(tenantId, draining);
    return draining;
  }

  private async drainThenRest(tenantId: string): Promise<void> {
    const begun = performance.now();
    let events = 0;
    try {
      events = await this.drainOutbox.drain(tenantId);
    } finally {
      this.#drains.delete(tenantId);
      const pace = events < CROWDED.events ? PACE_MS : CROWDED.paceMs;
      this.rest(tenantId, Math.max(0, begun + pace - performance.now()));
    }
  }

  /** Collects the events of a busy tenant before its next drain; meanwhile it is the turn of other tenants. */
  private rest(tenantId: string, milliseconds: number): void {
    if (this.#isOver) return;
    clearTimeout(this.#resting.get(tenantId));
    const timer = setTimeout(() => {
      this.#resting.delete(tenantId);
      this.lookAgain(tenantId);
    }, milliseconds);
    timer.unref();
    this.#resting.set(tenantId, timer);
  }

  private lookAgain(tenantId: string): void {
    if (this.#again.delete(tenantId)) void this.found(tenantId, 0);
  }
}
