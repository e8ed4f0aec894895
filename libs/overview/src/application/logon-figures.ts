import type { Transaction } from '#database';
import { LOGON_OUTCOMES, successRate, type LogonOutcome } from '../domain/logon-outcome.js';

/** How many logons of a method ended so on a day. */
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
  /** From the QR code on the screen to the session; null without such a logon. */
  readonly medianSeconds: number | null;
}

/** @param from first day, `YYYY-MM-DD` */
export async function readLogonFigures(transaction: Transaction, from: string): Promise<LogonFigures> {
  const counts = await transaction.query<LogonCount & Record<string, unknown>>(
    `select to_char(day, 'YYYY-MM-DD') as day, method, outcome, count::int as count
     from overview.logon_day where tenant_id = $1 and day >= $2::date order by 1, 2, 3`,
    [transaction.tenantId, from],
  );
  const [median] = await transaction.query<{ readonly seconds: number }>(
    `select seconds from (
       select seconds, sum(count) over (order by seconds) as until, sum(count) over () as total
       from (select seconds, sum(count) as count from overview.logon_duration
         where tenant_id = $1 and day >= $2::date group by seconds) as by_second
     ) as running where until * 2 >= total order by seconds limit 1`,
    [transaction.tenantId, from],
  );
  const sumOf = (outcome: LogonOutcome): number =>
    counts.filter((row) => row.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  const totals = Object.fromEntries(
    LOGON_OUTCOMES.map((outcome) => [outcome, sumOf(outcome)]),
  ) as LogonFigures['totals'];
  return { counts, totals, successRate: successRate(totals), medianSeconds: median?.seconds ?? null };
}
