import { Inject, Injectable } from '@nestjs/common';
import { isStillAuthorised, type Authority } from '#accounts';
import { CLOCK, hashSecret, isSecret, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { claimedLink, unclaimedLink } from '../infra/attach-link-statements.js';

/** An attach link that can still be used. */
export interface AttachLink {
  readonly linkId: string;
  readonly accountId: string;
  readonly expiresAt: Date;
}

/** The same, with the facts that decide whether it counts. */
export interface MadeLink extends AttachLink {
  /** Null if an operator made it on the command line. */
  readonly makerId: string | null;
  readonly authority: Authority;
}

/** Finds an attach link by its secret, or by the browser that claimed it. Changes nothing. */
@Injectable()
export class FindAttachLink {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A link that can be used and that nobody has claimed, or null. */
  async unclaimed(tenantId: string, secret: string): Promise<AttachLink | null> {
    return this.unitOfWork.run(tenantId, async (transaction) =>
      shown(transaction, await this.bySecret(transaction, secret)),
    );
  }

  /** The link that this browser has claimed and may still use, or null. */
  async claimedBy(tenantId: string, browserHash: Buffer): Promise<AttachLink | null> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [link] = await transaction.run(claimedLink, { tenantId, browserHash, now: this.clock.now() });
      return shown(transaction, link);
    });
  }

  /** A link that nobody has claimed, whether or not it still counts. */
  async bySecret(transaction: Transaction, secret: string): Promise<MadeLink | undefined> {
    if (!isSecret(secret)) return undefined;
    const [link] = await transaction.run(unclaimedLink, {
      tenantId: transaction.tenantId,
      secretHash: hashSecret(secret),
      now: this.clock.now(),
    });
    return link;
  }
}

async function shown(transaction: Transaction, link: MadeLink | undefined): Promise<AttachLink | null> {
  if (link === undefined) return null;
  const { linkId, expiresAt, ...given } = link;
  if (!(await isStillAuthorised(transaction, { act: 'giveLink', ...given }, 'show'))) return null;
  return { linkId, accountId: given.accountId, expiresAt };
}
