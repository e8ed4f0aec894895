import { Inject, Injectable } from '@nestjs/common';
import { isStillAuthorised } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { AdvanceLogon, type Device, type LogonOutcome } from '#logon';
import { claimedLink, consumeLink } from '../infra/attach-link-statements.js';
import { ATTACH, ATTACH_LINK_PROOF } from './complete-attachment.js';

/** A one-time secret that was given to the person. */
const HAS_LINK = { factor: 'possession', amr: ['otp'] } as const;

/**
 * Attaches an identity with a claimed link as the proof of the account. The same transaction uses the link up. The link counts only if its
 * maker could still make it now, for the account as it is now.
 */
@Injectable()
export class AttachByLink {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly logons: AdvanceLogon,
  ) {}

  /** @throws DomainError `attach_link.used`, `attach_link.outgrown`, and the errors of `AdvanceLogon` */
  async execute(tenantId: string, browserHash: Buffer, device: Device): Promise<LogonOutcome> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const now = this.clock.now();
      const [link] = await transaction.run(claimedLink, { tenantId, browserHash, now });
      if (link === undefined) throw new DomainError('gone', 'attach_link.used');
      const { linkId, accountId, makerId, authority } = link;
      // Accounts are locked before links, here as where links are made, which prevents deadlocks.
      if (!(await isStillAuthorised(transaction, { act: 'giveLink', accountId, makerId, authority }, 'use')))
        throw new DomainError('forbidden', 'attach_link.outgrown');
      const used = await transaction.run(consumeLink, { tenantId, id: linkId, now });
      if (used.length === 0) throw new DomainError('gone', 'attach_link.used');
      return this.logons.executeIn(transaction, {
        browserHash,
        device,
        proof: { accountId, method: ATTACH_LINK_PROOF, authority, evidence: HAS_LINK },
        aim: { kind: 'need', need: ATTACH },
      });
    });
  }
}
