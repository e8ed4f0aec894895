import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { requestContext } from '#runtime';
import type { Transaction } from '#database';
import type { LogonAttempt } from '#logon';
import { EventPublisher } from '#messaging';
import { AccountBlocked, AttemptRefused, type RefusalReason } from '../events.js';
import { NETWORK_POLICY } from './block-policy.js';
import { networkSubject } from './subject.js';
import { Throttle, type Admission } from './throttle.js';

/** An attempt that failed. */
export interface FailedAttempt {
  readonly method: string;
  readonly reason: RefusalReason;
  readonly accountId: string | undefined;
  /** How the attempt was admitted; its count may block the account. */
  readonly admission?: Admission | undefined;
}

/** Counts and records refused attempts. The log has the true reason; people always read the same text. */
@Injectable()
export class RefuseAttempt {
  constructor(
    private readonly throttle: Throttle,
    private readonly events: EventPublisher,
  ) {}

  /** Records a failed proof, and counts it for the network from which it came. */
  async failed(transaction: Transaction, attempt: LogonAttempt, failure: FailedAttempt): Promise<void> {
    const { method, accountId, admission } = failure;
    await this.throttle.admit(transaction, { method, subject: networkSubject(attempt.ip) }, NETWORK_POLICY);
    this.record(transaction, attempt, failure);
    if (accountId === undefined || admission?.admitted !== true || admission.blockedUntil === null) return;
    this.events.publish(transaction, AccountBlocked, {
      method,
      accountId,
      failures: admission.failures,
      blockedUntil: admission.blockedUntil.toISOString(),
    });
  }

  /** Records a refusal without counting it. */
  record(transaction: Transaction, attempt: LogonAttempt, failure: FailedAttempt): void {
    this.events.publish(transaction, AttemptRefused, {
      outcome: 'refused',
      reason: failure.reason,
      method: failure.method,
      purpose: attempt.purpose,
      accountId: failure.accountId,
      browser: browserOf(attempt),
    });
  }
}

/** The browser of an attempt, as the server sees it. */
export function browserOf(attempt: LogonAttempt): { readonly ip: string; readonly userAgent: string } {
  return { ip: attempt.ip, userAgent: requestContext()?.userAgent ?? '' };
}

/** The error for a wrong name or a wrong secret, the same for both (ASVS 6.3.8). */
export function wrongCredentials(): DomainError {
  return new DomainError('unauthenticated', 'credentials.wrong');
}

/** The error when the account was proven by a secret that no longer counts for its role. Only people with the right secret see it. */
export function outgrown(): DomainError {
  return new DomainError('forbidden', 'credentials.outgrown');
}

/** The error while a method refuses to check anything. `view` is what the page continues to show. */
export function blocked(
  retryAfterSeconds: number,
  view: Readonly<Record<string, unknown>> = {},
): DomainError {
  return new DomainError('too_many', 'credentials.blocked', { retryAfterSeconds, facts: { view } });
}
