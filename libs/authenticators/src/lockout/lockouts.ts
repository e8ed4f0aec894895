import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { accountPrefix, isOfAccount, isOfKnownDevice } from './subject.js';

/** What is counted under the key of a method and these, such as the sending of codes, belongs to that method. */
const COUNTERS = ['', '.sending'] as const;

/** What failures of an account are counted for: its names, and a browser in which it has logged on before. */
export const COUNTED_FOR = ['username', 'email', 'device'] as const;

/** What refuses an account, or will if it fails again. */
export interface Lockout {
  readonly method: string;
  readonly countedFor: (typeof COUNTED_FOR)[number];
  /** What is refused: to check a proof, or to send a code. */
  readonly refuses: 'proof' | 'code';
  readonly failures: number;
  /** Null while nothing is refused yet. */
  readonly blockedUntil: Date | null;
}

interface Row {
  readonly method: string;
  readonly subject: string;
  readonly failures: number;
  readonly blocked_until: Date | null;
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
      `select method, subject, failures, blocked_until from authenticators.throttle
       where tenant_id = $1 and method = any($2) and ${isOfAccount('$3')} and blocked_until > $4 order by method, subject`,
      [transaction.tenantId, countersOf(methods), accountPrefix(accountId), this.clock.now()],
    );
    return rows.map(lockoutOf);
  }

  /** Forgets every failure of one method, and gives what that was. */
  async lift(transaction: Transaction, accountId: string, method: string): Promise<readonly Lockout[]> {
    const rows = await transaction.query<Row & Record<string, unknown>>(
      `delete from authenticators.throttle where tenant_id = $1 and method = any($2) and ${isOfAccount('$3')}
       returning method, subject, failures, blocked_until`,
      [transaction.tenantId, countersOf([method]), accountPrefix(accountId)],
    );
    return rows.map(lockoutOf);
  }
}

function countersOf(methods: readonly string[]): readonly string[] {
  return methods.flatMap((method) => COUNTERS.map((counter) => `${method}${counter}`));
}

function lockoutOf(row: Row): Lockout {
  const isSending = row.method.endsWith('.sending');
  return {
    method: isSending ? row.method.slice(0, -'.sending'.length) : row.method,
    countedFor: countedFor(row.subject),
    refuses: isSending ? 'code' : 'proof',
    failures: row.failures,
    blockedUntil: row.blocked_until,
  };
}

function countedFor(subject: string): Lockout['countedFor'] {
  if (isOfKnownDevice(subject)) return 'device';
  return subject.endsWith(':email') ? 'email' : 'username';
}
