import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { MailQueue } from '#mail';
import { EventPublisher } from '#messaging';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
import { LogDoubted, LogTrusted } from '../events.js';
import { LOGS_TO_WATCH, UNKNOWN_TENANTS } from '../infra/functions.js';
import { formerFinding, keepFinding } from '../infra/watch-statements.js';
import type { Problem } from '../verification/verdict.js';
import { alarmText } from './alarm-text.js';

/** The progress of the watch for a log. */
export interface WatchedLog {
  readonly tenantId: string;
  /** The last record checked in this round; null: the round is complete. */
  readonly walkedTo: number | null;
  /** Whether a new round is due. */
  readonly isRoundDue: boolean;
}

/** The result of a check, and the new progress. */
export interface Inspection {
  readonly problem: Problem | undefined;
  readonly walkedTo: number | null;
  readonly isNewRound: boolean;
}

/** Stores the findings of the watch for each log, and reports changes. */
@Injectable()
export class Findings {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly mailQueue: MailQueue,
  ) {}

  /** The logs that were not checked for an hour, the longest-waiting first. */
  async due(most: number): Promise<readonly WatchedLog[]> {
    const rows = await this.unitOfWork.runAs('worker', (transaction) =>
      transaction.query<{ tenantId: string; walkedTo: string | null; isRoundDue: boolean }>(LOGS_TO_WATCH, [
        most,
      ]),
    );
    return rows.map(({ walkedTo, ...row }) => ({
      ...row,
      walkedTo: walkedTo === null ? null : Number(walkedTo),
    }));
  }

  /** Which of these tenants do not exist in the database. */
  async unknownAmong(tenantIds: readonly string[]): Promise<readonly string[]> {
    if (tenantIds.length === 0) return [];
    const rows = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<{ id: string }>(UNKNOWN_TENANTS, [tenantIds]),
    );
    return rows.map(({ id }) => id);
  }

  /** Stores a finding. New problems are reported to the log itself, to the auditors and to the process log. */
  async store(tenantId: string, { problem, walkedTo, isNewRound }: Inspection): Promise<void> {
    if (problem !== undefined)
      this.logger.error({ tenantId, finding: problem.detail, problem: problem.code }, 'A log is not intact');
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [former] = await transaction.run(formerFinding, { tenantId });
      const code = problem?.code ?? null;
      const sequence = textOf(problem?.sequence ?? null);
      const isNew = (former?.code ?? null) !== code || (former?.sequence ?? null) !== sequence;
      transaction.send(keepFinding, {
        tenantId,
        walkedTo: textOf(walkedTo),
        code,
        sequence,
        finding: problem?.detail ?? null,
        isNewRound,
        isNew,
      });
      if (isNew) await this.tell(transaction, problem);
    });
  }

  /** For a missing tenant, only the process log and the metrics report. */
  private async tell(transaction: Transaction, problem: Problem | undefined): Promise<void> {
    if (problem?.code === 'log_missing') return;
    if (problem === undefined) this.events.publish(transaction, LogTrusted, { outcome: 'success' });
    else
      this.events.publish(transaction, LogDoubted, {
        outcome: 'refused',
        reason: `audit.${problem.code}`,
        firstBadSequence: problem.sequence,
        finding: problem.detail,
      });
    const { AUDIT_CHECKPOINT_MAIL: to } = this.settings;
    if (to === undefined || problem === undefined) return;
    await this.mailQueue.enqueue(transaction, {
      to,
      kind: 'audit.alarm',
      ...alarmText(transaction.tenantId, problem),
    });
  }
}

/** A bigint in decimal. */
function textOf(value: number | null): string | null {
  return value === null ? null : String(value);
}
