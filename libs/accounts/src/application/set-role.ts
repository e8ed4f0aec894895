import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { aboutAccount } from '../domain/event-subject.js';
import type { Role } from '../domain/role.js';
import { AccountRoleChanged } from '../events.js';
import { assertNotLastOwner, lockActiveOwners } from '../infra/active-owners.js';
import { lockAccount } from '../infra/lock-account.js';
import { assertMayManageOwners } from '../infra/owner-authority.js';

/** Gives an account another role. A tenant always keeps an active owner. */
@Injectable()
export class SetRole {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Nothing happens when the account has the role already.
   *
   * @throws DomainError `account.unknown`, `accounts.last_owner`, `accounts.owner_required`
   */
  async execute(tenantId: string, accountId: string, role: Role): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const owners = await lockActiveOwners(transaction);
      const account = await lockAccount(transaction, accountId);
      const before = account.role;
      if (before === role) return;
      if (before === 'owner' || role === 'owner') await assertMayManageOwners(transaction);
      assertNotLastOwner(account, owners);
      account.assign(role, this.clock.now());
      this.events.publish(transaction, AccountRoleChanged, {
        ...aboutAccount(account),
        before: { role: before },
        after: { role },
      });
    });
  }
}
