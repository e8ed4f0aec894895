import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { aboutAccount } from '../domain/event-subject.js';
import { AccountResumed } from '../events.js';
import { lockAccount } from '../infra/lock-account.js';
import { assertMayManageOwners } from '../infra/owner-authority.js';

/** Opens a suspended account again. */
@Injectable()
export class ResumeAccount {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `account.unknown`, `accounts.already_active`, `accounts.owner_required` */
  async execute(tenantId: string, accountId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const account = await lockAccount(transaction, accountId);
      if (account.role === 'owner') await assertMayManageOwners(transaction);
      account.resume(this.clock.now());
      this.events.publish(transaction, AccountResumed, aboutAccount(account));
    });
  }
}
