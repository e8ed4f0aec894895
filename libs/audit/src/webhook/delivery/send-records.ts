import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { AttemptFailed, defineJob, HandlesJob, type JobHandler } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import { pauseBefore, RECEIVER_BACK_OFF } from './pause-before.js';
import { Receiver } from './receiver.js';
import { WaitingRecords, type TakenMessage } from './waiting-records.js';

/** Sends a tenant's log to its receiver. The job's row is in `audit.webhook`; an attempt sends one message. */
export const SendLog = defineJob({
  name: 'audit.send-log',
  due: 'audit.receivers_due',
  // So that a slow receiver does not hold up those of others.
  atOnce: 8,
  // Longer than an exchange with the receiver can take, which has its own time-out.
  timeOutMs: 20_000,
  backOff: RECEIVER_BACK_OFF,
});

/** Sends the tenants' logs to their receivers: for each in order, at least once. */
@Injectable()
@HandlesJob(SendLog)
export class SendRecords implements JobHandler<TakenMessage> {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly waiting: WaitingRecords,
    private readonly receiver: Receiver,
  ) {}

  take(transaction: Transaction): Promise<TakenMessage | undefined> {
    return this.waiting.take(transaction);
  }

  async execute(message: TakenMessage): Promise<void> {
    const { failure, retryAfterSeconds } = await this.receiver.send(message.tenantId, message, message);
    if (failure === undefined) return;
    throw new AttemptFailed(failure, { pauseSeconds: pauseBefore(message.attempts, retryAfterSeconds) });
  }

  /** The next message can be sent at once. */
  async done(transaction: Transaction, message: TakenMessage): Promise<boolean> {
    await this.waiting.accepted(transaction, message);
    return true;
  }

  async failed(
    transaction: Transaction,
    message: TakenMessage,
    error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    const failure = error instanceof AttemptFailed ? error.message : 'failed';
    await this.waiting.failed(transaction, message, failure, pauseSeconds ?? 0);
    const { tenantId, attempts: failures } = message;
    const unforeseen = error instanceof AttemptFailed ? {} : { err: error };
    this.logger.warn(
      { tenantId, failure, failures, ...unforeseen },
      'A webhook receiver did not accept log records',
    );
  }
}
