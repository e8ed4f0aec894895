import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { blocksOfAccount, liftBlocks } from '../infra/throttle-statements.js';
import { accountPrefix, isOfKnownDevice } from './subject.js';

/** Suffixes of a method's counter keys, such as the one for sending codes. */
const COUNTERS = ['', '.sending'] as const;

/** What failures of an account are counted by: its names, or a browser in which it has logged on before. */
export const COUNTED_FOR = ['username', 'email', 'device'] as const;

/** A block of an account, or failures that will lead to one. */
export interface Lockout {
  readonly method: string;
  readonly countedFor: (typeof COUNTED_FOR)[number];
  /** The refused act: checking a proof, or sending a code. */
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
  readonly blockedUntil: Date | null;
  readonly isBlocked: boolean;
}

/** Shows and lifts the blocks that failures have caused. */
@Injectable()
export class Lockouts {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The current blocks and failures of an account. */
  async of(
    transaction: Transaction,
    accountId: string,
    methods: readonly string[],
  ): Promise<readonly Lockout[]> {
    const rows = await transaction.run(blocksOfAccount, this.ofAccount(transaction, accountId, methods));
    return rows.map(lockoutOf);
  }

  /** Deletes all failures of one method, and returns them. */
  async lift(transaction: Transaction, accountId: string, method: string): Promise<readonly Lockout[]> {
    const rows = await transaction.run(liftBlocks, this.ofAccount(transaction, accountId, [method]));
    return rows.map(lockoutOf);
  }

  private ofAccount({ tenantId }: Transaction, accountId: string, methods: readonly string[]) {
    return {
      tenantId,
      methods: countersOf(methods),
      prefix: accountPrefix(accountId),
      now: this.clock.now(),
    };
  }
}

function countersOf(methods: readonly string[]): readonly string[] {
  return methods.flatMap((method) => COUNTERS.map((counter) => `${method}${counter}`));
}

function lockoutOf({ method, subject, failures, blockedUntil, isBlocked }: Row): Lockout {
  const isSending = method.endsWith('.sending');
  return {
    method: isSending ? method.slice(0, -'.sending'.length) : method,
    countedFor: countedFor(subject),
    refuses: isSending ? 'code' : 'proof',
    failures,
    blockedUntil,
    isBlocked,
  };
}

function countedFor(subject: string): Lockout['countedFor'] {
  if (isOfKnownDevice(subject)) return 'device';
  return subject.endsWith(':email') ? 'email' : 'username';
}
