import { jest } from '@jest/globals';
import { UnitOfWork } from '#database';
import type { Scene } from './scene.js';

export interface Cost {
  /** CPU time in microseconds, hashes included. Elapsed time would also depend on what else the machine does. */
  readonly processor: number;
  readonly transactions: number;
}

/** The cost of some work for its process, whether it succeeds or fails. */
export async function costOf(scene: Scene, work: () => Promise<unknown>): Promise<Cost> {
  const transactions = jest.spyOn(scene.app.get(UnitOfWork), 'run');
  const before = process.cpuUsage();
  try {
    await work().catch(() => undefined);
    const { user, system } = process.cpuUsage(before);
    return { processor: user + system, transactions: transactions.mock.calls.length };
  } finally {
    transactions.mockRestore();
  }
}

/** The ratio of two costs. Each is the lowest of several runs, as garbage collection is included. */
export function costRatio(some: readonly Cost[], other: readonly Cost[]): number {
  const least = (costs: readonly Cost[]) => Math.min(...costs.map(({ processor }) => processor));
  return least(some) / least(other);
}
