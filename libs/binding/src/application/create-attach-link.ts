import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, assertMay, type Account } from '#accounts';
import { checkedReason, CLOCK, DomainError, hashSecret, newId, newSecret, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { AttachLinkCreated } from '../events.js';
import { insertLink } from '../infra/attach-link-statements.js';
import { endOpenLinks } from '../infra/withdraw-statements.js';

/** Longest lifetime of an attach link, in hours. */
const LONGEST_HOURS = 72;

/** The account, reason and lifetime of a new link. */
type NewAttachLink = (
  | { readonly username: string; readonly accountId?: never }
  | { readonly accountId: string; readonly username?: never }
) & {
  readonly reason: string;
  readonly validHours: number;
  readonly createdBy?: string;
};

/** A link that has just been made. `url` cannot be read again later. */
interface CreatedAttachLink {
  readonly linkId: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * Makes a one-time link that proves one account, for a person without another method. The address is returned once; only a hash of its
 * secret is stored. The account's former links are withdrawn, so making a new link revokes a lost one.
 */
@Injectable()
export class CreateAttachLink {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly tenants: TenantDirectory,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @throws DomainError `account.unknown`, `attach_link.reason_missing`, `attach_link.reason_invalid`, `attach_link.lifetime`,
   * `accounts.more_privileged`
   */
  async execute(tenantId: string, request: NewAttachLink): Promise<CreatedAttachLink> {
    const account = await this.account(tenantId, request);
    const reason = checkedReason(request.reason, 'attach_link');
    assertAcceptable(request);
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const linkId = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = await this.unitOfWork.run(tenantId, async (transaction) => {
      const { authority } = await assertMay(transaction, 'giveLink', account.id);
      transaction.send(endOpenLinks, { tenantId, id: null, accountId: account.id, now });
      const [link] = await transaction.run(insertLink, {
        id: linkId,
        tenantId,
        accountId: account.id,
        secretHash: hashSecret(secret),
        reason,
        createdBy: request.createdBy ?? null,
        authority,
        validHours: request.validHours,
        now,
      });
      if (link === undefined) throw new Error('The link was not kept');
      this.events.publish(transaction, AttachLinkCreated, {
        outcome: 'success',
        linkId,
        accountId: account.id,
        reason,
        expiresAt: link.expiresAt.toISOString(),
      });
      return link.expiresAt;
    });
    return { linkId, url: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/attach-link/${secret}`, expiresAt };
  }

  private async account(tenantId: string, { username, accountId }: NewAttachLink): Promise<Account> {
    const account =
      username === undefined
        ? await this.accounts.byId(tenantId, accountId)
        : await this.accounts.byUsername(tenantId, username);
    if (account !== null) return account;
    throw new DomainError(
      'not_found',
      'account.unknown',
      username === undefined ? {} : { detail: `No account has the username ${username}.` },
    );
  }
}

function assertAcceptable({ validHours }: NewAttachLink): void {
  if (!(validHours > 0 && validHours <= LONGEST_HOURS)) {
    throw new DomainError('invalid', 'attach_link.lifetime', {
      detail: `An attach link is valid for more than 0 and at most ${String(LONGEST_HOURS)} hours.`,
    });
  }
}
