import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import type { BlockPolicy } from './block-policy.js';
import { accountPrefix, isOfAccount } from './subject.js';

/** What is slowed down: a method, for one subject (a name of an account, a network). */
export interface Throttled {
  readonly method: string;
  readonly subject: string;
}

/** The answer to a request for an attempt. */
export type Admission =
  | { readonly admitted: true; readonly failures: number; readonly blockedUntil: Date | null }
  | { readonly admitted: false; readonly retryAfterSeconds: number };

interface Row {
  readonly admitted: boolean;
  readonly failures: number;
  readonly blocked_until: Date | null;
}

/**
 * Slows guessing down with growing pauses. An attempt is counted as a failure before it is checked, and taken back when
 * it succeeds: attempts at the same time cannot be more than those one after the other.
 */
@Injectable()
export class Throttle {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Counts an attempt, in one statement, unless the subject is blocked. */
  async admit(transaction: Transaction, what: Throttled, policy: BlockPolicy): Promise<Admission> {
    const now = this.clock.now();
    const [row] = await transaction.query<Row>(
      `with counted as (
         insert into authenticators.throttle as t
           (tenant_id, method, subject, failures, last_failure_at, blocked_until)
         values ($1, $2, $3, 1, $4,
           case when 1 >= $5::int then $4::timestamptz + make_interval(secs => $6) end)
         on conflict (tenant_id, method, subject) do update set
           failures = ${COUNTED},
           last_failure_at = $4,
           blocked_until = case when ${COUNTED} >= $5::int then $4::timestamptz
             + make_interval(secs => least($7::float8, $6::float8 * 2 ^ least(${COUNTED} - $5::int, 30))) end
         where t.blocked_until is null or t.blocked_until <= $4
         returning failures, blocked_until
       )
       select true as admitted, failures, blocked_until from counted`,
      [
        transaction.tenantId,
        what.method,
        what.subject,
        now,
        policy.freeFailures,
        policy.firstBlockSeconds,
        policy.longestBlockSeconds,
        policy.forgottenAfterSeconds,
      ],
    );
    if (row !== undefined) return { admitted: true, failures: row.failures, blockedUntil: row.blocked_until };
    return { admitted: false, retryAfterSeconds: (await this.blockedFor(transaction, what)) ?? 1 };
  }

  /** Seconds for which a subject is still blocked; undefined when it is not. Counts nothing. */
  async blockedFor(transaction: Transaction, what: Throttled): Promise<number | undefined> {
    const now = this.clock.now();
    const [row] = await transaction.query<{ readonly blocked_until: Date }>(
      `select blocked_until from authenticators.throttle
       where tenant_id = $1 and method = $2 and subject = $3 and blocked_until > $4`,
      [transaction.tenantId, what.method, what.subject, now],
    );
    if (row === undefined) return undefined;
    return Math.max(1, Math.ceil((row.blocked_until.getTime() - now.getTime()) / 1_000));
  }

  /** Forgets the failures of a subject: it has proven itself. */
  async forget(transaction: Transaction, what: Throttled): Promise<void> {
    await transaction.query(
      'delete from authenticators.throttle where tenant_id = $1 and method = $2 and subject = $3',
      [transaction.tenantId, what.method, what.subject],
    );
  }

  /** Forgets the failures of every name and device of an account, for example because its password was replaced. */
  async forgetAccount(transaction: Transaction, method: string, accountId: string): Promise<void> {
    await transaction.query(
      `delete from authenticators.throttle where tenant_id = $1 and method = $2 and ${isOfAccount('$3')}`,
      [transaction.tenantId, method, accountPrefix(accountId)],
    );
  }
}

/** The failures after one more; those that are long past do not count. */
const COUNTED = `(case when t.last_failure_at < $4::timestamptz - make_interval(secs => $8)
  then 1 else t.failures + 1 end)`;
