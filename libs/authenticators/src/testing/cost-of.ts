import { jest } from '@jest/globals';
import { UnitOfWork } from '#database';
import type { Scene } from './scene.js';

export interface Cost {
  /** Microseconds of the processor, hashes included. The time that passes tells of what else the machine does, too. */
  readonly processor: number;
  readonly transactions: number;
}

/** What some work costs the process that does it, whether it succeeds or fails. */
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

/** How much dearer some work is than other work, each having been done several times: by the cheapest of each, as garbage counts in. */
export function costRatio(some: readonly Cost[], other: readonly Cost[]): number {
  const least = (costs: readonly Cost[]) => Math.min(...costs.map(({ processor }) => processor));
  return least(some) / least(other);
}
