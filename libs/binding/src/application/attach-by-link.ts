import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { ProveAccount, type CompletedLogon, type Device } from '#logon';

/** How a binding made through an attach link says that it was proven. */
export const ATTACH_LINK_PROOF = 'attach-link';

/** Attaches with a claimed link as the proof of the account. The link is used up in the same transaction. */
@Injectable()
export class AttachByLink {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly proveAccount: ProveAccount,
  ) {}

  async execute(tenantId: string, browserHash: Buffer, device: Device): Promise<CompletedLogon> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [link] = await transaction.query<{ account_id: string }>(
        `update binding.attach_link set used_at = $3
         where id = (select id from binding.attach_link
                     where tenant_id = $1 and claimed_by = $2 and used_at is null and expires_at > $3
                     order by claimed_at desc limit 1 for update)
           and used_at is null
         returning account_id`,
        [tenantId, browserHash, this.clock.now()],
      );
      if (link === undefined) throw new DomainError('gone', 'attach_link.used');
      return this.proveAccount.completeWaiting(transaction, {
        browserHash,
        accountId: link.account_id,
        method: ATTACH_LINK_PROOF,
        device,
      });
    });
  }
}
