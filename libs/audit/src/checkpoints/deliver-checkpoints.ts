import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { defineJob, HandlesJob, type JobHandler, type Taken } from '#messaging';
import { LOGGER, redactText, type Logger } from '#runtime';
import type { Checkpoint } from '../document/checkpoint.js';
import { CHECKPOINT_COLUMNS, checkpointOf, type CheckpointRow } from './checkpoint-row.js';
import type { CheckpointSink } from './sinks/checkpoint-sink.js';
import { ConfiguredSinks } from './sinks/configured-sinks.js';

/** Checkpoints delivered in one attempt. */
const MOST = 500;

const FIRST_PAUSE_SECONDS = 10;

/** Brings the checkpoints of a tenant to a place. The row is the one of `audit.checkpoint_sink`; its id is the place's. */
const DeliverJob = defineJob({
  name: 'audit.deliver-checkpoints',
  due: 'audit.checkpoints_due',
  everyLooks: 30,
  atOnce: 3,
  // More than a place may take, which has a time-out of its own.
  timeOutMs: 60_000,
  backOff: { firstSeconds: FIRST_PAUSE_SECONDS, longestSeconds: 900 },
});

/** What an attempt brings to a place. */
interface Delivery extends Taken {
  readonly tenantId: string;
  readonly sink: CheckpointSink;
  readonly checkpoints: readonly Checkpoint[];
}

/** Brings checkpoints to the places outside of the database: each at least once and in order, however long a place is away. */
@Injectable()
@HandlesJob(DeliverJob)
export class DeliverCheckpoints implements JobHandler<Delivery> {
  readonly only: readonly string[];
  /** Places that were away a moment ago, and until when nobody else's checkpoints are tried there, by `elapsedMs`. */
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
    transaction.send(
      'insert into audit.checkpoint_sink (tenant_id, sink) values ($1, $2) on conflict do nothing',
      [tenantId, id],
    );
    const [held] = await transaction.query<{ sequence: string; failures: number }>(
      `select sequence, failures from audit.checkpoint_sink
       where tenant_id = $1 and sink = $2 and coalesce(next_attempt_at <= $3, true) for update`,
      [tenantId, id, this.clock.now()],
    );
    if (held === undefined) return undefined;
    const rows = await transaction.query<CheckpointRow>(
      `select ${CHECKPOINT_COLUMNS} from audit.checkpoint where tenant_id = $1 and sequence > $2
       order by audit.checkpoint.sequence limit ${String(MOST)}`,
      [tenantId, held.sequence],
    );
    if (rows.length === 0) return undefined;
    return { tenantId, sink, checkpoints: rows.map(checkpointOf), attempts: held.failures + 1 };
  }

  async execute({ sink, checkpoints }: Delivery): Promise<void> {
    await sink.deliver(checkpoints);
  }

  async done(transaction: Transaction, { tenantId, sink, checkpoints }: Delivery): Promise<boolean> {
    await transaction.query(
      `update audit.checkpoint_sink set sequence = $3, delivered_at = $4, failures = 0, next_attempt_at = null, error = null
       where tenant_id = $1 and sink = $2 and sequence < $3`,
      [tenantId, sink.id, checkpoints.at(-1)?.sequence, this.clock.now()],
    );
    return checkpoints.length === MOST;
  }

  async failed(
    transaction: Transaction,
    { tenantId, sink }: Delivery,
    error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    // It would also fail for the next tenant.
    this.#away.set(sink.id, this.clock.elapsedMs() + FIRST_PAUSE_SECONDS * 1_000);
    const reason = redactText(error instanceof Error ? error.message : 'unknown error').slice(0, 300);
    this.logger.error({ sink: sink.kind, reason }, 'Checkpoints of the log could not be kept elsewhere');
    await transaction.query(
      `update audit.checkpoint_sink set failures = failures + 1, error = $4,
         next_attempt_at = $3::timestamptz + make_interval(secs => $5)
       where tenant_id = $1 and sink = $2`,
      [tenantId, sink.id, this.clock.now(), reason, pauseSeconds],
    );
  }
}
