import { Inject, Injectable } from '@nestjs/common';
import { assertMay, stillStands, type Authority } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { AttachLinkWithdrawn } from '../events.js';
import { pageOfOpenLinks, type AttachLinkPosition } from '../infra/open-links.js';

/** A link that can still be used. Its address is not kept, so nobody sees it again. */
export interface OpenAttachLink {
  readonly id: string;
  readonly account: { readonly id: string; readonly username: string; readonly displayName: string };
  readonly reason: string;
  /** Null when an operator made it on the command line. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When its owner opened it; it belongs to that browser then. */
  readonly claimedAt: Date | null;
}

/** The attach links that can still be used, and their end. */
@Injectable()
export class OpenAttachLinks {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** The newest first; one more than `limit`, if there are so many. */
  async newest(
    tenantId: string,
    limit: number,
    after: AttachLinkPosition | undefined,
  ): Promise<readonly (OpenAttachLink & { readonly position: string })[]> {
    return this.unitOfWork.askOnce(tenantId, pageOfOpenLinks(tenantId, limit, after, this.clock.now()));
  }

  /**
   * Takes a link back, also one that was opened and not used yet.
   *
   * @throws DomainError `attach_link.unknown`, `accounts.more_privileged`
   */
  async withdraw(tenantId: string, linkId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [link] = await transaction.query<{ account_id: string }>(
        'select account_id from binding.attach_link where tenant_id = $1 and id = $2',
        [tenantId, linkId],
      );
      // Accounts are locked before links, here as where links are made: nobody waits in a circle.
      if (link !== undefined) await assertMay(transaction, 'withdrawLink', link.account_id);
      if (!(await this.end(transaction, 'id = $3', linkId)))
        throw new DomainError('not_found', 'attach_link.unknown');
    });
  }

  /** Takes back every link of an account, in the caller's transaction. */
  async withdrawAllOf(transaction: Transaction, accountId: string): Promise<void> {
    await this.end(transaction, 'account_id = $3', accountId);
  }

  /** Takes back the links by or for an account that no longer count, in the caller's transaction. */
  async withdrawOutgrownBy(transaction: Transaction, accountId: string): Promise<void> {
    const open = await transaction.query<MadeLink & Record<string, unknown>>(
      `select id, account_id as "accountId", created_by as "makerId", authority from binding.attach_link
       where tenant_id = $1 and used_at is null and expires_at > $2 and (account_id = $3 or created_by = $3)
       order by id`,
      [transaction.tenantId, this.clock.now(), accountId],
    );
    for (const { id, ...link } of open) {
      if (!(await stillStands(transaction, { act: 'giveLink', ...link }, 'show')))
        await this.end(transaction, 'id = $3', id);
    }
  }

  /** Ends the open links that meet a condition. Gives whether there were any. */
  private async end(transaction: Transaction, condition: string, value: string): Promise<boolean> {
    const withdrawn = await transaction.query<{ id: string; account_id: string }>(
      `update binding.attach_link set expires_at = $2
       where tenant_id = $1 and ${condition} and used_at is null and expires_at > $2 returning id, account_id`,
      [transaction.tenantId, this.clock.now(), value],
    );
    for (const { id: linkId, account_id: accountId } of withdrawn)
      this.events.publish(transaction, AttachLinkWithdrawn, { outcome: 'success', linkId, accountId });
    return withdrawn.length > 0;
  }
}

interface MadeLink {
  readonly id: string;
  readonly accountId: string;
  readonly makerId: string | null;
  readonly authority: Authority;
}
