import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** Codes of one method that ended before anybody scanned them. */
export interface UnscannedCount {
  readonly method: string;
  /** When they ended, at the latest: `YYYY-MM-DD`, UTC. */
  readonly day: string;
  /** `expired`, or why they were withdrawn, such as `renewed` or `left`. */
  readonly end: string;
  readonly count: number;
}

type Counter = (count: UnscannedCount, transaction: Transaction) => Promise<void>;

/**
 * Counts codes that nobody scanned. Anybody can make any number of them, so they are not worth an event each: they are
 * counted in the transaction in which the worker deletes them.
 */
@Injectable()
export class UnscannedCodes {
  readonly #counters: Counter[] = [];

  /** Calls `counter` in the tenant's transaction in which such codes are forgotten. */
  countBy(counter: Counter): void {
    this.#counters.push(counter);
  }

  /** Codes of the transaction's tenant are forgotten. */
  async tell(count: UnscannedCount, transaction: Transaction): Promise<void> {
    for (const counter of this.#counters) await counter(count, transaction);
  }
}
