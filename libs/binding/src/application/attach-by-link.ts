import { Inject, Injectable } from '@nestjs/common';
import { stillStands, type Authority } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { AdvanceLogon, type Device, type LogonOutcome } from '#logon';
import { ATTACH, ATTACH_LINK_PROOF } from './complete-attachment.js';

/** A secret that is good once and was given to the person. */
const HAS_LINK = { factor: 'possession', amr: ['otp'] } as const;

interface ClaimedRow {
  readonly id: string;
  readonly accountId: string;
  readonly makerId: string | null;
  readonly authority: Authority;
}

/**
 * Attaches with a claimed link as the proof of the account. The link is used up in the same transaction, and counts only if
 * its maker could make it now, for the account as it is now.
 */
@Injectable()
export class AttachByLink {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly logons: AdvanceLogon,
  ) {}

  /** @throws DomainError `attach_link.used`, `attach_link.outgrown`, and what `AdvanceLogon` throws */
  async execute(tenantId: string, browserHash: Buffer, device: Device): Promise<LogonOutcome> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const now = this.clock.now();
      const [link] = await transaction.query<ClaimedRow & Record<string, unknown>>(
        `select id, account_id as "accountId", created_by as "makerId", authority from binding.attach_link
         where tenant_id = $1 and claimed_by = $2 and used_at is null and expires_at > $3
         order by claimed_at desc limit 1`,
        [tenantId, browserHash, now],
      );
      if (link === undefined) throw new DomainError('gone', 'attach_link.used');
      const { id, accountId, makerId, authority } = link;
      // Accounts are locked before links, here as where links are made: nobody waits in a circle.
      if (!(await stillStands(transaction, { act: 'giveLink', accountId, makerId, authority }, 'use')))
        throw new DomainError('forbidden', 'attach_link.outgrown');
      const used = await transaction.query(
        `update binding.attach_link set used_at = $3
         where tenant_id = $1 and id = $2 and used_at is null and expires_at > $3 returning id`,
        [tenantId, id, now],
      );
      if (used.length === 0) throw new DomainError('gone', 'attach_link.used');
      return this.logons.within(transaction, {
        browserHash,
        device,
        proof: { accountId, method: ATTACH_LINK_PROOF, authority, evidence: HAS_LINK },
        aim: { kind: 'need', need: ATTACH },
      });
    });
  }
}
