import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { aboutAccount } from '../domain/event-subject.js';
import type { Role } from '../domain/role.js';
import { AccountRoleChanged } from '../events.js';
import { assertMay } from '../infra/assert-may.js';
import { loadAccount } from '../infra/load-account.js';
import { ProtectLastOwner } from './protect-last-owner.js';
import { VouchForAccount } from './vouch-for-account.js';

/**
 * Gives an account another role. A role with more rights ends the account's sessions, and the account's credentials then count only if
 * their authority covers the new role. A tenant always keeps an owner who can log on.
 */
@Injectable()
export class SetRole {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly owners: ProtectLastOwner,
    private readonly vouchFor: VouchForAccount,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Does nothing if the account has the role already and `vouch` is not set.
   *
   * @param options.vouch gives every credential of the account the authority of the person who sets the role
   * @throws DomainError `account.unknown`, `accounts.last_owner`, `accounts.owner_required`, `accounts.more_privileged`
   */
  async execute(
    tenantId: string,
    accountId: string,
    role: Role,
    options: { readonly vouch?: boolean } = {},
  ): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) =>
      this.owners.during(transaction, () => this.set(transaction, accountId, role, options.vouch === true)),
    );
  }

  private async set(
    transaction: Transaction,
    accountId: string,
    role: Role,
    isVouchedFor: boolean,
  ): Promise<void> {
    const authorised = await assertMay(transaction, 'setRole', accountId, role);
    const { role: before } = authorised.account;
    if (before !== role) {
      const account = await loadAccount(transaction, accountId);
      account.assign(role, this.clock.now());
      await transaction.em.flush(); // the next steps read the database
      this.events.publish(transaction, AccountRoleChanged, {
        ...aboutAccount(account),
        before: { role: before },
        after: { role },
      });
    }
    if (isVouchedFor) await this.vouchFor.executeIn(transaction, authorised);
  }
}
