import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { json, type Transaction } from '#database';
import { AttemptFailed, HandlesJob, type JobHandler, type JobRun } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import { SourceFailed } from '../domain/source.js';
import { EventRuns } from './event-runs.js';
import { SourceChangesJob } from './source-changes-job.js';
import { noteFollowed, noteMended } from './stream-statements.js';
import { SyncChanged } from './sync-changed.js';
import type { Notice } from './notice.js';
import { dueNotices, isMoreDue, putOff, removeNotices, type RecheckRow } from './notice-statements.js';

/** People and units per attempt: few, so that leavers do not wait long. */
const BATCH = 20;

/** The changes that were received on a connection and are to be processed. */
interface QueuedChanges {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly notices: readonly Notice[];
  /** Of the notice with the fewest attempts. */
  readonly attempts: number;
}

/** Processes the queued changes of a source, one batch of a connection at a time. */
@Injectable()
@HandlesJob(SourceChangesJob)
export class ProcessQueuedChanges implements JobHandler<QueuedChanges, readonly RecheckRow[]> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly sync: SyncChanged,
    private readonly runs: EventRuns,
  ) {}

  async take(transaction: Transaction, connectionId: string): Promise<QueuedChanges | undefined> {
    const { tenantId } = transaction;
    const now = this.clock.now();
    const notices = await transaction.run(dueNotices, { tenantId, connectionId, limit: BATCH, now });
    if (notices.length === 0) return undefined;
    await this.runs.endAbandoned(transaction, connectionId);
    const attempts = 1 + Math.min(...notices.map((notice) => notice.attempts));
    return { tenantId, connectionId, notices, attempts };
  }

  async execute(
    { tenantId, connectionId, notices }: QueuedChanges,
    { signal }: JobRun,
  ): Promise<readonly RecheckRow[]> {
    try {
      return await this.sync.execute({ tenantId, connectionId, signal, isUrgent: true }, notices);
    } catch (error) {
      if (!(error instanceof SourceFailed)) throw error;
      // Errors that somebody has to fix are retried, too, as nothing signals the fix.
      const next = error.next === 'never' ? { pauseSeconds: UNTIL_SET_RIGHT_SECONDS } : error.next;
      throw new AttemptFailed(error.code, next, { cause: error });
    }
  }

  async done(
    transaction: Transaction,
    queued: QueuedChanges,
    again: readonly RecheckRow[],
  ): Promise<boolean> {
    const of = { tenantId: transaction.tenantId, connectionId: queued.connectionId };
    const now = this.clock.now();
    const isLater = new Set(again.map(({ kind, external_id: id }) => `${kind}/${id}`));
    const looked = queued.notices
      .filter(({ kind, externalId }) => !isLater.has(`${kind}/${externalId}`))
      .map(rowOf);
    if (looked.length > 0) await transaction.run(removeNotices, { ...of, notices: json(looked) });
    if (again.length > 0) await transaction.run(putOff, { ...of, notices: json(again), now });
    transaction.send(noteMended, of);
    return (await transaction.run(isMoreDue, { ...of, now })).length > 0;
  }

  async failed(
    transaction: Transaction,
    { connectionId, notices }: QueuedChanges,
    error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    const of = { tenantId: transaction.tenantId, connectionId };
    const now = this.clock.now();
    const cause = error instanceof AttemptFailed ? error.cause : error;
    const failed = cause instanceof SourceFailed ? cause : undefined;
    if (failed === undefined)
      this.logger.warn({ err: cause, connectionId }, 'Changes of a directory could not be followed');
    await transaction.run(noteFollowed, {
      ...of,
      failure: failed?.code ?? 'broken_off',
      facts: failed === undefined ? null : json(failed.facts),
      now,
    });
    const again = notices.map((notice) => ({ ...rowOf(notice), pause_seconds: pauseSeconds ?? 60 }));
    await transaction.run(putOff, { ...of, notices: json(again), now });
  }

  /** The notices stay due. */
  async giveBack(): Promise<void> {
    await Promise.resolve();
  }
}

const UNTIL_SET_RIGHT_SECONDS = 300;

function rowOf({ kind, externalId, revision, looks }: Notice) {
  return { kind, external_id: externalId, revision, looks };
}
