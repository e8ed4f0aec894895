import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { AttachLinkWithdrawn } from '../events.js';

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

/** Where a page of the list ends: the time a link was made, as text, and its id. */
export type AttachLinkPosition = readonly [string, string];

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
    return this.unitOfWork.ask<OpenAttachLink & { readonly position: string }>(
      tenantId,
      `select l.id, json_build_object('id', a.id, 'username', a.username, 'displayName', a.display_name) as account,
         l.reason, m.username as "createdBy", l.created_at as "createdAt", l.expires_at as "expiresAt",
         l.claimed_at as "claimedAt", l.created_at::text as position
       from binding.attach_link l
       join accounts.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
       left join accounts.account m on m.tenant_id = l.tenant_id and m.id = l.created_by
       where l.tenant_id = $1 and l.used_at is null and l.expires_at > $2
         and ($3::timestamptz is null or (l.created_at, l.id) < ($3, $4::uuid))
       order by l.created_at desc, l.id desc limit $5`,
      [tenantId, this.clock.now(), after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  /**
   * Takes a link back, also one that was opened and not used yet.
   *
   * @throws DomainError `attach_link.unknown`
   */
  async withdraw(tenantId: string, linkId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [withdrawn] = await transaction.query<{ account_id: string }>(
        `update binding.attach_link set expires_at = $3
         where tenant_id = $1 and id = $2 and used_at is null and expires_at > $3 returning account_id`,
        [tenantId, linkId, this.clock.now()],
      );
      if (withdrawn === undefined) throw new DomainError('not_found', 'attach_link.unknown');
      this.events.publish(transaction, AttachLinkWithdrawn, {
        outcome: 'success',
        linkId,
        accountId: withdrawn.account_id,
      });
    });
  }
}
