import type { Transaction } from '#database';
import { LOGON_OUTCOMES, successRate, type LogonOutcome } from '../domain/logon-outcome.js';
import { logonCounts, medianSeconds } from '../infra/figure-statements.js';

/** The number of logons of a method with this outcome on a day. */
export interface LogonCount {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly method: string;
  readonly outcome: LogonOutcome;
  readonly count: number;
}

export interface LogonFigures {
  readonly counts: readonly LogonCount[];
  readonly totals: Readonly<Record<LogonOutcome, number>>;
  /** 0 to 1; null without a logon. */
  readonly successRate: number | null;
  /** From display of the QR code to the session; null without such a logon. */
  readonly medianSeconds: number | null;
}

/** @param from first day, `YYYY-MM-DD` */
export async function readLogonFigures(transaction: Transaction, from: string): Promise<LogonFigures> {
  const { tenantId } = transaction;
  const counts = await transaction.run(logonCounts, { tenantId, from });
  const [median] = await transaction.run(medianSeconds, { tenantId, from });
  const sumOf = (outcome: LogonOutcome): number =>
    counts.filter((row) => row.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  const totals = Object.fromEntries(
    LOGON_OUTCOMES.map((outcome) => [outcome, sumOf(outcome)]),
  ) as LogonFigures['totals'];
  return { counts, totals, successRate: successRate(totals), medianSeconds: median?.seconds ?? null };
}
