import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { aboutAccount } from '../domain/event-subject.js';
import { AccountResumed } from '../events.js';
import { assertMay } from '../infra/assert-may.js';
import { loadAccount } from '../infra/load-account.js';

/** Reactivates a suspended account. */
@Injectable()
export class ResumeAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `account.unknown`, `accounts.already_active`, `accounts.owner_required`, `accounts.more_privileged` */
  async execute(tenantId: string, accountId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction, accountId));
  }

  /** As `execute`, in the caller's transaction. */
  async executeIn(transaction: Transaction, accountId: string): Promise<void> {
    await assertMay(transaction, 'resume', accountId);
    const account = await loadAccount(transaction, accountId);
    account.resume(this.clock.now());
    this.events.publish(transaction, AccountResumed, aboutAccount(account));
  }
}
