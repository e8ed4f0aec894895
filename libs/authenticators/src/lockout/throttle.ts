import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import type { BlockPolicy } from './block-policy.js';
import { blockedFor, countAttempt, forgetAccount, forgetFailures } from '../infra/throttle-statements.js';
import { accountPrefix } from './subject.js';

/** The target of a throttle: a method, for one subject (a name of an account, a network). */
export interface Throttled {
  readonly method: string;
  readonly subject: string;
}

/** The answer to a request for an attempt. */
export type Admission =
  | { readonly admitted: true; readonly failures: number; readonly blockedUntil: Date | null }
  | { readonly admitted: false; readonly retryAfterSeconds: number };

/**
 * Slows guessing down with growing pauses. An attempt is counted as a failure before it is checked, and the count is taken back when it
 * succeeds, so parallel attempts gain nothing over sequential ones.
 */
@Injectable()
export class Throttle {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Counts an attempt, in one statement, unless the subject is blocked. */
  async admit(transaction: Transaction, what: Throttled, policy: BlockPolicy): Promise<Admission> {
    const { tenantId } = transaction;
    const [counted] = await transaction.run(countAttempt, {
      tenantId,
      ...what,
      ...policy,
      now: this.clock.now(),
    });
    if (counted !== undefined) return { admitted: true, ...counted };
    return { admitted: false, retryAfterSeconds: (await this.blockedFor(transaction, what)) ?? 1 };
  }

  /** Seconds for which a subject is still blocked; undefined when it is not. Counts nothing. */
  async blockedFor(transaction: Transaction, what: Throttled): Promise<number | undefined> {
    const { tenantId } = transaction;
    const [row] = await transaction.run(blockedFor, { tenantId, ...what, now: this.clock.now() });
    return row === undefined ? undefined : Math.max(1, row.seconds);
  }

  /** Deletes the failures of a subject that has proven itself. */
  async forget(transaction: Transaction, what: Throttled): Promise<void> {
    await transaction.run(forgetFailures, { tenantId: transaction.tenantId, ...what });
  }

  /** Deletes the failures of every name and device of an account, for example because its password was replaced. */
  async forgetAccount(transaction: Transaction, method: string, accountId: string): Promise<void> {
    const { tenantId } = transaction;
    await transaction.run(forgetAccount, { tenantId, method, prefix: accountPrefix(accountId) });
  }
}
