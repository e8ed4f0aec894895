import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';

/** Codes of one method that ended before anybody scanned them. */
export interface UnscannedCount {
  readonly method: string;
  /** Day by which they had ended: `YYYY-MM-DD`, UTC. */
  readonly day: string;
  /** `expired`, or why they were withdrawn, such as `renewed` or `left`. */
  readonly end: string;
  readonly count: number;
}

type Counter = (count: UnscannedCount, transaction: Transaction) => Promise<void>;

/**
 * Counts codes that nobody scanned. Anybody can make any number of them, so they get no event each; the transaction in which the worker
 * deletes them counts them.
 */
@Injectable()
export class UnscannedCodes {
  readonly #counters: Counter[] = [];

  /** Calls `counter` in the tenant's transaction in which such codes are deleted. */
  countBy(counter: Counter): void {
    this.#counters.push(counter);
  }

  /** Passes on the number of codes of the transaction's tenant that are being deleted. */
  async tell(count: UnscannedCount, transaction: Transaction): Promise<void> {
    for (const counter of this.#counters) await counter(count, transaction);
  }
}
