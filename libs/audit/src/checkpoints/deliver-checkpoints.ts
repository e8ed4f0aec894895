import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';
import { LOGGER, redactText, type Logger } from '#runtime';
import { CHECKPOINT_COLUMNS, checkpointOf, type CheckpointRow } from './checkpoint-row.js';
import type { CheckpointSink } from './sinks/checkpoint-sink.js';
import { ConfiguredSinks } from './sinks/configured-sinks.js';

/** Checkpoints delivered at a time, and tenants looked after in one run; the next run goes on. */
const MOST = 500;

/** Seconds before the second attempt; doubled for each later one, up to a quarter of an hour. */
const FIRST_PAUSE_SECONDS = 10;
const LONGEST_PAUSE_SECONDS = 900;

/**
 * Brings checkpoints to the places outside of the database: each at least once and in order, however long a place is away. Of
 * several workers, one at a time serves a place for a tenant.
 */
@Injectable()
export class DeliverCheckpoints {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
    private readonly sinks: ConfiguredSinks,
  ) {}

  @Recurring('audit.checkpoint-sinks', 30_000)
  async deliverDue(): Promise<void> {
    await Promise.all(this.sinks.all.map((sink) => this.serve(sink)));
  }

  /** Serves the tenants that have news for a sink, until it fails: it would also fail for the next one. */
  private async serve(sink: CheckpointSink): Promise<void> {
    const due = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<{ tenantId: string }>(
        `select c.tenant_id as "tenantId" from audit.chain c
         cross join lateral (select max(sequence) as newest from audit.checkpoint k where k.tenant_id = c.tenant_id) k
         left join audit.checkpoint_sink s on s.tenant_id = c.tenant_id and s.sink = $1
         where k.newest > coalesce(s.sequence, 0) and (s.next_attempt_at is null or s.next_attempt_at <= $2)
         limit ${String(MOST)}`,
        [sink.id, this.clock.now()],
      ),
    );
    for (const { tenantId } of due) {
      try {
        await this.deliver(sink, tenantId);
      } catch (error) {
        await this.failed(sink, tenantId, error);
        return;
      }
    }
  }

  private async deliver(sink: CheckpointSink, tenantId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      transaction.send(
        'insert into audit.checkpoint_sink (tenant_id, sink) values ($1, $2) on conflict do nothing',
        [tenantId, sink.id],
      );
      const [held] = await transaction.query<{ sequence: string }>(
        `select sequence from audit.checkpoint_sink where tenant_id = $1 and sink = $2 for update skip locked`,
        [tenantId, sink.id],
      );
      if (held === undefined) return; // another worker is at it
      const rows = await transaction.query<CheckpointRow>(
        `select ${CHECKPOINT_COLUMNS} from audit.checkpoint where tenant_id = $1 and sequence > $2
         order by audit.checkpoint.sequence limit ${String(MOST)}`,
        [tenantId, held.sequence],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      await sink.deliver(rows.map(checkpointOf), transaction);
      transaction.send(
        `update audit.checkpoint_sink set sequence = $3, delivered_at = $4, failures = 0, next_attempt_at = null,
           error = null
         where tenant_id = $1 and sink = $2`,
        [tenantId, sink.id, last.sequence, this.clock.now()],
      );
    });
  }

  private async failed(sink: CheckpointSink, tenantId: string, error: unknown): Promise<void> {
    const reason = redactText(error instanceof Error ? error.message : 'unknown error').slice(0, 300);
    this.logger.error({ sink: sink.kind, reason }, 'Checkpoints of the log could not be kept elsewhere');
    await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query(
        `insert into audit.checkpoint_sink as s (tenant_id, sink, failures, next_attempt_at, error)
         values ($1, $2, 1, $3::timestamptz + make_interval(secs => ${String(FIRST_PAUSE_SECONDS)}), $4)
         on conflict (tenant_id, sink) do update set failures = s.failures + 1, error = excluded.error,
           next_attempt_at = $3::timestamptz + make_interval(
             secs => least(${String(FIRST_PAUSE_SECONDS)} * 2 ^ least(s.failures, 20), ${String(LONGEST_PAUSE_SECONDS)}))`,
        [tenantId, sink.id, this.clock.now(), reason],
      ),
    );
  }
}
