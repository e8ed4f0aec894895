import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';

/** What is counted under the key of a method and these, such as the sending of codes, belongs to that method. */
const COUNTERS = ['', '.sending'] as const;

/** Names of an account that failures are counted for. */
const NAMES = ['username', 'email'] as const;

/** What refuses an account, or will if it fails again. */
export interface Lockout {
  readonly method: string;
  /** Which of the account's names was typed. */
  readonly name: (typeof NAMES)[number];
  /** What is refused: to check a proof, or to send a code. */
  readonly refuses: 'proof' | 'code';
  readonly failures: number;
  /** Null while nothing is refused yet. */
  readonly blockedUntil: Date | null;
  readonly isBlocked: boolean;
}

interface Row {
  readonly method: string;
  readonly subject: string;
  readonly failures: number;
  readonly blocked_until: Date | null;
  readonly is_blocked: boolean;
}

/** What failures have brought upon accounts, and its end. */
@Injectable()
export class Lockouts {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** What blocks an account now. */
  async of(
    transaction: Transaction,
    accountId: string,
    methods: readonly string[],
  ): Promise<readonly Lockout[]> {
    const rows = await transaction.query<Row & Record<string, unknown>>(
      `select method, subject, failures, blocked_until, true as is_blocked from authenticators.throttle
       where tenant_id = $1 and method = any($2) and subject = any($3) and blocked_until > $4 order by method, subject`,
      [transaction.tenantId, countersOf(methods), subjectsOf(accountId), this.clock.now()],
    );
    return rows.map(lockoutOf);
  }

  /** Forgets every failure of one method, and gives what that was. */
  async lift(transaction: Transaction, accountId: string, method: string): Promise<readonly Lockout[]> {
    const rows = await transaction.query<Row & Record<string, unknown>>(
      `delete from authenticators.throttle where tenant_id = $1 and method = any($2) and subject = any($3)
       returning method, subject, failures, blocked_until, coalesce(blocked_until > $4, false) as is_blocked`,
      [transaction.tenantId, countersOf([method]), subjectsOf(accountId), this.clock.now()],
    );
    return rows.map(lockoutOf);
  }
}

function countersOf(methods: readonly string[]): readonly string[] {
  return methods.flatMap((method) => COUNTERS.map((counter) => `${method}${counter}`));
}

function subjectsOf(accountId: string): readonly string[] {
  return NAMES.map((name) => `account:${accountId}:${name}`);
}

function lockoutOf(row: Row): Lockout {
  const isSending = row.method.endsWith('.sending');
  return {
    method: isSending ? row.method.slice(0, -'.sending'.length) : row.method,
    name: row.subject.endsWith(':email') ? 'email' : 'username',
    refuses: isSending ? 'code' : 'proof',
    failures: row.failures,
    blockedUntil: row.blocked_until,
    isBlocked: row.is_blocked,
  };
}
