import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { json, UnitOfWork, type Transaction } from '#database';
import { AttemptFailed, HandlesJob, LiveNotifications, type JobHandler, type JobRun } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import { DirectorySources } from '../application/directory-sources.js';
import { ReadSettings } from '../application/read-settings.js';
import { SETTINGS_TOPIC } from '../domain/settings.js';
import { SourceFailed, type SourceListener } from '../domain/source.js';
import { QueueChanges } from './queue-changes.js';
import { StreamConnectionJob, LONGEST_CONNECTION_MS } from './stream-connection-job.js';
import { EVER } from './notice.js';
import { noteAlive, noteBroken, noteOpened, claimStream } from './stream-statements.js';

/** A stream connection to keep open. */
interface Stream {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly attempts: number;
}

/** Keeps the stream connections open on which sources report changes. */
@Injectable()
@HandlesJob(StreamConnectionJob)
export class KeepStreamsConnected implements JobHandler<Stream> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveNotifications,
    private readonly sources: DirectorySources,
    private readonly settings: ReadSettings,
    private readonly queue: QueueChanges,
  ) {}

  async take(transaction: Transaction, id: string): Promise<Stream | undefined> {
    const { tenantId } = transaction;
    const [stream] = await transaction.run(claimStream, { tenantId, connectionId: id });
    return stream && { tenantId, connectionId: stream.connectionId, attempts: stream.attempts };
  }

  /** Runs until the connection ends, the worker stops, or the tenant switches the stream off. */
  async execute(stream: Stream, { signal: ended }: JobRun): Promise<void> {
    const { tenantId, connectionId } = stream;
    const unwanted = new AbortController();
    const checkSettings = (): void => {
      this.settings.execute(tenantId, connectionId).then(
        ({ stream: setting }) => {
          if (setting === 'off') unwanted.abort(new Error('The stream is not wanted any more'));
        },
        () => undefined, // the database is unavailable: the next check decides
      );
    };
    const unsubscribe = this.live.subscribe(SETTINGS_TOPIC, (data) => {
      if (data['connectionId'] === connectionId || data['resync'] === true) checkSettings();
    });
    checkSettings(); // settings may have changed before the subscription
    const signal = AbortSignal.any([ended, unwanted.signal, AbortSignal.timeout(LONGEST_CONNECTION_MS)]);
    try {
      const { source } = await this.sources.of(tenantId, connectionId);
      if (source.listen === undefined) throw new SourceFailed('no_line', 'never');
      await source.listen({ tenantId, connectionId, signal }, this.listenerOf(stream));
    } catch (error) {
      if (signal.aborted && !ended.aborted) return;
      if (!(error instanceof SourceFailed)) throw error;
      // Errors that somebody has to fix are retried too, but seldom, as nothing signals the fix.
      throw new AttemptFailed(error.code, pauseOf(error, stream.attempts), { cause: error });
    } finally {
      unsubscribe();
    }
  }

  async done(transaction: Transaction, { connectionId }: Stream): Promise<boolean> {
    await this.note(transaction, connectionId, undefined, 0);
    return false;
  }

  async failed(
    transaction: Transaction,
    stream: Stream,
    error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    const cause = error instanceof AttemptFailed ? error.cause : error;
    if (!(cause instanceof SourceFailed))
      this.logger.warn(
        { err: cause, connectionId: stream.connectionId },
        'The connection to a source was interrupted',
      );
    // Random, so that connections lost at the same moment do not all reconnect at once.
    await this.note(
      transaction,
      stream.connectionId,
      cause,
      (pauseSeconds ?? 60) * (0.5 + randomInt(1_000) / 1_000),
    );
  }

  async giveBack(transaction: Transaction, { connectionId }: Stream): Promise<void> {
    await this.note(transaction, connectionId, undefined, 0);
  }

  private listenerOf({ tenantId, connectionId }: Stream): SourceListener {
    const of = { tenantId, connectionId };
    return {
      opened: async () => {
        await this.unitOfWork.run(tenantId, async (transaction) => {
          const now = this.clock.now();
          const [before] = await transaction.run(noteOpened, { ...of, now });
          const since = before?.aliveAt?.toISOString() ?? EVER;
          await this.queue.look(transaction, connectionId, [{ kind: 'gap', externalId: since }]);
        });
      },
      alive: async () => {
        await this.unitOfWork.query(tenantId, noteAlive, { ...of, now: this.clock.now() });
      },
      heard: (changes) => this.queue.execute(tenantId, connectionId, changes),
    };
  }

  private async note(
    transaction: Transaction,
    connectionId: string,
    cause: unknown,
    pauseSeconds: number,
  ): Promise<void> {
    const failed = cause instanceof SourceFailed ? cause : undefined;
    await transaction.run(noteBroken, {
      tenantId: transaction.tenantId,
      connectionId,
      failure: failed?.code ?? (cause === undefined ? null : 'broken_off'),
      facts: failed === undefined ? null : json(failed.facts),
      pauseSeconds,
      now: this.clock.now(),
    });
  }
}

/** Seconds between attempts while somebody has to fix something. */
const UNTIL_SET_RIGHT_SECONDS = 300;

function pauseOf({ next }: SourceFailed, attempts: number): { readonly pauseSeconds: number } {
  if (next === 'never') return { pauseSeconds: UNTIL_SET_RIGHT_SECONDS };
  return { pauseSeconds: Math.min(next.pauseSeconds, 2 ** Math.min(attempts, 6)) };
}
