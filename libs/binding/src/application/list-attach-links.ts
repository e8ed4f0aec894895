import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { pageOfOpenLinks, type AttachLinkPosition } from '../infra/open-links.js';

/** A link that can still be used. Its address is not stored, so it cannot be shown again. */
interface OpenAttachLink {
  readonly id: string;
  readonly account: { readonly id: string; readonly username: string; readonly displayName: string };
  readonly reason: string;
  /** Null when an operator made it on the command line. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When it was opened; from then on it belongs to that browser. */
  readonly claimedAt: Date | null;
  /** Cursor for the page that follows, if a page ends with this link. */
  readonly position: string;
}

/** Lists the attach links that can still be used. */
@Injectable()
export class ListAttachLinks {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The newest first; one more than `limit` if there are more. */
  async execute(
    tenantId: string,
    limit: number,
    after: AttachLinkPosition | undefined,
  ): Promise<readonly OpenAttachLink[]> {
    return this.unitOfWork.queryOnce(tenantId, pageOfOpenLinks(tenantId, limit, after, this.clock.now()));
  }
}
