import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { defineJob, HandlesJob, type JobHandler, type ClaimedWork } from '#messaging';
import { LOGGER, redactText, type Logger } from '#runtime';
import type { Checkpoint } from '../document/checkpoint.js';
import { CHECKPOINTS_AFTER } from '../infra/checkpoint-sql.js';
import { dueSink, knowSink, noteDelivered, noteUndelivered } from '../infra/sink-statements.js';
import { checkpointOf, type CheckpointRow } from './checkpoint-row.js';
import type { CheckpointSink } from './sinks/checkpoint-sink.js';
import { ConfiguredSinks } from './sinks/configured-sinks.js';

/** Maximum number of checkpoints in one attempt. */
const MOST = 500;

const FIRST_PAUSE_SECONDS = 10;

/** Delivers the checkpoints of a tenant to a sink. The job's row is in `audit.checkpoint_sink`; its id is the sink's. */
const DeliverJob = defineJob({
  name: 'audit.deliver-checkpoints',
  due: 'audit.checkpoints_due',
  everyLooks: 30,
  atOnce: 3,
  // Longer than a delivery can take, which has its own time-out.
  timeOutMs: 60_000,
  backOff: { firstSeconds: FIRST_PAUSE_SECONDS, longestSeconds: 900 },
});

/** The checkpoints of an attempt. */
interface Delivery extends ClaimedWork {
  readonly tenantId: string;
  readonly sink: CheckpointSink;
  readonly checkpoints: readonly Checkpoint[];
}

/** Delivers checkpoints to the sinks outside of the database: each at least once and in order, however long a sink is unreachable. */
@Injectable()
@HandlesJob(DeliverJob)
export class DeliverCheckpoints implements JobHandler<Delivery> {
  readonly only: readonly string[];
  /** Sinks that were just unreachable, and the `elapsedMs` until which no other tenant tries them. */
  readonly #away = new Map<string, number>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly sinks: ConfiguredSinks,
  ) {
    this.only = sinks.all.map(({ id }) => id);
  }

  async take(transaction: Transaction, id: string): Promise<Delivery | undefined> {
    const tenantId = transaction.tenantId;
    const sink = this.sinks.all.find((one) => one.id === id);
    if (sink === undefined || this.clock.elapsedMs() < (this.#away.get(id) ?? 0)) return undefined;
    transaction.send(knowSink, { tenantId, sink: id });
    const [held] = await transaction.run(dueSink, { tenantId, sink: id, now: this.clock.now() });
    if (held === undefined) return undefined;
    const rows = await transaction.query<CheckpointRow>(CHECKPOINTS_AFTER, [tenantId, held.sequence, MOST]);
    if (rows.length === 0) return undefined;
    return { tenantId, sink, checkpoints: rows.map(checkpointOf), attempts: held.failures + 1 };
  }

  async execute({ sink, checkpoints }: Delivery): Promise<void> {
    await sink.deliver(checkpoints);
  }

  async done(transaction: Transaction, { tenantId, sink, checkpoints }: Delivery): Promise<boolean> {
    const sequence = String(checkpoints.at(-1)?.sequence ?? 0);
    await transaction.run(noteDelivered, { tenantId, sink: sink.id, sequence, now: this.clock.now() });
    return checkpoints.length === MOST;
  }

  async failed(
    transaction: Transaction,
    { tenantId, sink }: Delivery,
    error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    // The next tenant's delivery would fail, too.
    this.#away.set(sink.id, this.clock.elapsedMs() + FIRST_PAUSE_SECONDS * 1_000);
    const reason = redactText(error instanceof Error ? error.message : 'unknown error').slice(0, 300);
    this.logger.error({ sink: sink.kind, reason }, 'Checkpoints of the log could not be kept elsewhere');
    const now = this.clock.now();
    await transaction.run(noteUndelivered, { tenantId, sink: sink.id, error: reason, pauseSeconds, now });
  }
}
