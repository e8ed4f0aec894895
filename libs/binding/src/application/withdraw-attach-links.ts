import { Inject, Injectable } from '@nestjs/common';
import { assertMay, isStillAuthorised } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { AttachLinkWithdrawn } from '../events.js';
import { accountOfLink, endOpenLinks, openLinksAround } from '../infra/withdraw-statements.js';

/** Withdraws attach links, including those that were opened but not used yet. */
@Injectable()
export class WithdrawAttachLinks {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `attach_link.unknown`, `accounts.more_privileged` */
  async execute(tenantId: string, linkId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [link] = await transaction.run(accountOfLink, { tenantId, id: linkId });
      // Accounts are locked before links, here as where links are made, which prevents deadlocks.
      if (link !== undefined) await assertMay(transaction, 'withdrawLink', link.accountId);
      if (!(await this.end(transaction, { id: linkId })))
        throw new DomainError('not_found', 'attach_link.unknown');
    });
  }

  /** Every link of an account, in the caller's transaction. */
  async allOf(transaction: Transaction, accountId: string): Promise<void> {
    await this.end(transaction, { accountId });
  }

  /** The links by or for an account that no longer count, in the caller's transaction. */
  async outgrownBy(transaction: Transaction, accountId: string): Promise<void> {
    const { tenantId } = transaction;
    const now = this.clock.now();
    for (const { id, ...link } of await transaction.run(openLinksAround, { tenantId, accountId, now })) {
      if (!(await isStillAuthorised(transaction, { act: 'giveLink', ...link }, 'show')))
        await this.end(transaction, { id });
    }
  }

  /** Returns whether there were any to end. */
  private async end(
    transaction: Transaction,
    which: { readonly id: string } | { readonly accountId: string },
  ): Promise<boolean> {
    const { tenantId } = transaction;
    const now = this.clock.now();
    const whole = { id: null, accountId: null, ...which };
    const withdrawn = await transaction.run(endOpenLinks, { tenantId, now, ...whole });
    for (const link of withdrawn)
      this.events.publish(transaction, AttachLinkWithdrawn, { outcome: 'success', ...link });
    return withdrawn.length > 0;
  }
}
