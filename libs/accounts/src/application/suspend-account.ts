import { Inject, Injectable } from '@nestjs/common';
import { checkedReason, CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { aboutAccount } from '../domain/event-subject.js';
import { AccountSuspended } from '../events.js';
import { assertNotLastOwner, lockActiveOwners } from '../infra/active-owners.js';
import { lockAccount } from '../infra/lock-account.js';
import { assertMayManageOwners } from '../infra/owner-authority.js';

/** Closes an account: it cannot log on, and its sessions end. Nothing is deleted, bindings stay. */
@Injectable()
export class SuspendAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param why for the log; one sentence
   * @throws DomainError `account.unknown`, `accounts.already_suspended`, `accounts.last_owner`, `accounts.owner_required`,
   * `accounts.reason_missing`, `accounts.reason_invalid`
   */
  async execute(tenantId: string, accountId: string, why: string): Promise<void> {
    const reason = checkedReason(why, 'accounts');
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const owners = await lockActiveOwners(transaction);
      const account = await lockAccount(transaction, accountId);
      if (account.role === 'owner') await assertMayManageOwners(transaction);
      assertNotLastOwner(account, owners);
      account.suspend(this.clock.now());
      this.events.publish(transaction, AccountSuspended, { ...aboutAccount(account), reason });
    });
  }
}
