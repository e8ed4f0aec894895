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
 * Who counts codes that nobody scanned. There can be any number of them, made by anybody, so that no event tells of one: they are
 * counted when the worker forgets them, in the transaction that does.
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
