import { Inject, Injectable } from '@nestjs/common';
import { checkedReason, CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { aboutAccount } from '../domain/event-subject.js';
import { AccountSuspended } from '../events.js';
import { assertMay } from '../infra/assert-may.js';
import { loadAccount } from '../infra/load-account.js';
import { ProtectLastOwner } from './protect-last-owner.js';

/** Suspends an account: it cannot log on, and its sessions end. Nothing is deleted, and bindings stay. */
@Injectable()
export class SuspendAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly owners: ProtectLastOwner,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param why for the log; one sentence
   * @throws DomainError `account.unknown`, `accounts.already_suspended`, `accounts.last_owner`, `accounts.owner_required`,
   * `accounts.more_privileged`, `accounts.reason_missing`, `accounts.reason_invalid`
   */
  async execute(tenantId: string, accountId: string, why: string): Promise<void> {
    const reason = checkedReason(why, 'accounts');
    await this.unitOfWork.run(tenantId, (transaction) =>
      this.owners.during(transaction, async () => {
        await this.executeIn(transaction, accountId, reason);
      }),
    );
  }

  /**
   * As `execute`, in the caller's transaction, for accounts other than owners and administrators: it does not check that one of those
   * remains.
   *
   * @returns the account's new `session_epoch`
   */
  async executeIn(transaction: Transaction, accountId: string, reason: string): Promise<number> {
    await assertMay(transaction, 'suspend', accountId);
    const account = await loadAccount(transaction, accountId);
    account.suspend(this.clock.now());
    await transaction.em.flush(); // the check for a remaining owner reads the database
    this.events.publish(transaction, AccountSuspended, { ...aboutAccount(account), reason });
    return account.sessionEpoch;
  }
}
