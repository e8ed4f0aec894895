import { Inject, Injectable } from '@nestjs/common';
import { isStillAuthorised } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import type { Device } from '#logon';
import { EventPublisher } from '#messaging';
import { AttachLinkClaimed } from '../events.js';
import { claimLink } from '../infra/attach-link-statements.js';
import { FindAttachLink } from './find-attach-link.js';

/** Ties a link to the browser that opened it. Only one browser can claim it; any other reads that the link is used. */
@Injectable()
export class ClaimAttachLink {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly links: FindAttachLink,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `attach_link.used`, `attach_link.outgrown` */
  async execute(tenantId: string, secret: string, browserHash: Buffer, browser: Device): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const link = await this.links.bySecret(transaction, secret);
      if (link === undefined) throw new DomainError('gone', 'attach_link.used');
      const { linkId, accountId, makerId, authority } = link;
      if (!(await isStillAuthorised(transaction, { act: 'giveLink', accountId, makerId, authority }, 'use')))
        throw new DomainError('forbidden', 'attach_link.outgrown');
      const now = this.clock.now();
      const claimed = await transaction.run(claimLink, { tenantId, id: linkId, browserHash, now });
      if (claimed.length === 0) throw new DomainError('gone', 'attach_link.used');
      this.events.publish(transaction, AttachLinkClaimed, { linkId, accountId, browser });
    });
  }
}
