import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, assertMay, stillStands, type Account, type Authority } from '#accounts';
import {
  checkedReason,
  CLOCK,
  DomainError,
  hashSecret,
  isSecret,
  newId,
  newSecret,
  type Clock,
} from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Device } from '#logon';
import { EventPublisher } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { AttachLinkClaimed, AttachLinkCreated } from '../events.js';

const HOUR_MS = 3_600_000;

/** Longest life of an attach link, in hours. */
const LONGEST_HOURS = 72;

/**
 * Minutes in which a claimed link is used, or lost: what is left of its hours is not for whoever sits at this browser
 * later.
 */
const CLAIM_MINUTES = 30;

/** What a link is made of. */
interface NewAttachLink {
  readonly reason: string;
  readonly validHours: number;
  readonly createdBy?: string;
}

/** A link that has just been made; `url` is known now and never again. */
interface CreatedAttachLink {
  readonly linkId: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/** A link that this browser has claimed and not used yet. */
export interface ClaimedLink {
  readonly linkId: string;
  readonly accountId: string;
  readonly expiresAt: Date;
}

/** The administrator's way out for a person without another method: a one-time link that stands for one account. */
@Injectable()
export class AttachLinks {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly tenants: TenantDirectory,
    private readonly events: EventPublisher,
  ) {}

  /** As `createFor`, for the account that has a user name. */
  async create(
    tenantId: string,
    request: NewAttachLink & { readonly username: string },
  ): Promise<CreatedAttachLink> {
    const account = await this.accounts.byUsername(tenantId, request.username);
    if (account === null) {
      throw new DomainError('not_found', 'account.unknown', {
        detail: `No account is called ${request.username}.`,
      });
    }
    return this.createFor(account, request);
  }

  /**
   * Makes a link. Its address is given once and never again: only a hash of its secret is kept. It takes the place of
   * the account's former links: one that went astray is withdrawn by making another.
   *
   * @throws DomainError `attach_link.reason_missing`, `attach_link.reason_invalid`, `attach_link.lifetime`, `accounts.more_privileged`
   */
  async createFor(account: Account, request: NewAttachLink): Promise<CreatedAttachLink> {
    const { tenantId } = account;
    const reason = checkedReason(request.reason, 'attach_link');
    assertAcceptable(request);
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const linkId = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + request.validHours * HOUR_MS);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const { authority } = await assertMay(transaction, 'giveLink', account.id);
      await transaction.query(
        `update binding.attach_link set expires_at = $3
         where tenant_id = $1 and account_id = $2 and used_at is null and expires_at > $3`,
        [tenantId, account.id, now],
      );
      await transaction.query(
        `insert into binding.attach_link (id, tenant_id, account_id, secret_hash, reason, created_by, created_at, expires_at,
           authority)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          linkId,
          tenantId,
          account.id,
          hashSecret(secret),
          reason,
          request.createdBy ?? null,
          now,
          expiresAt,
          authority,
        ],
      );
      this.events.publish(transaction, AttachLinkCreated, {
        outcome: 'success',
        linkId,
        accountId: account.id,
        reason,
        expiresAt: expiresAt.toISOString(),
      });
    });
    return { linkId, url: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/attach-link/${secret}`, expiresAt };
  }

  /** The account that an unclaimed link stands for, or null. Changes nothing. */
  async look(tenantId: string, secret: string): Promise<ClaimedLink | null> {
    return this.unitOfWork.run(tenantId, async (transaction) =>
      shown(transaction, await this.unclaimed(transaction, secret)),
    );
  }

  /**
   * Ties a link to the browser that opened it. Once: the next one reads that the link is used.
   *
   * @throws DomainError `attach_link.used`, `attach_link.outgrown`
   */
  async claim(tenantId: string, secret: string, browserHash: Buffer, browser: Device): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const link = await this.unclaimed(transaction, secret);
      if (link === undefined) throw new DomainError('gone', 'attach_link.used');
      const { linkId, accountId } = link;
      if (!(await isGood(transaction, link, 'use')))
        throw new DomainError('forbidden', 'attach_link.outgrown');
      const claimed = await transaction.query(
        `update binding.attach_link set claimed_by = $3, claimed_at = $4,
           expires_at = least(expires_at, $4::timestamptz + make_interval(mins => ${String(CLAIM_MINUTES)}))
         where tenant_id = $1 and id = $2 and claimed_at is null and expires_at > $4 returning id`,
        [tenantId, linkId, browserHash, this.clock.now()],
      );
      if (claimed.length === 0) throw new DomainError('gone', 'attach_link.used');
      this.events.publish(transaction, AttachLinkClaimed, { linkId, accountId, browser });
    });
  }

  private async unclaimed(transaction: Transaction, secret: string): Promise<LinkRow | undefined> {
    if (!isSecret(secret)) return undefined;
    const [link] = await transaction.query<LinkRow & Record<string, unknown>>(
      `select ${LINK_COLUMNS} from binding.attach_link
       where tenant_id = $1 and secret_hash = $2 and claimed_at is null and expires_at > $3`,
      [transaction.tenantId, hashSecret(secret), this.clock.now()],
    );
    return link;
  }

  /** The link that this browser has claimed and may still use, or null. */
  async claimedBy(tenantId: string, browserHash: Buffer): Promise<ClaimedLink | null> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [link] = await transaction.query<LinkRow & Record<string, unknown>>(
        `select ${LINK_COLUMNS} from binding.attach_link
         where tenant_id = $1 and claimed_by = $2 and used_at is null and expires_at > $3
         order by claimed_at desc limit 1`,
        [tenantId, browserHash, this.clock.now()],
      );
      return shown(transaction, link);
    });
  }
}

interface LinkRow extends ClaimedLink {
  readonly makerId: string | null;
  readonly authority: Authority;
}

const LINK_COLUMNS = `id as "linkId", account_id as "accountId", expires_at as "expiresAt", created_by as "makerId", authority`;

/** Whether the maker of a link could make it now, for the account as it is now. */
async function isGood(
  transaction: Transaction,
  { accountId, makerId, authority }: LinkRow,
  to: 'use' | 'show',
): Promise<boolean> {
  return stillStands(transaction, { act: 'giveLink', accountId, makerId, authority }, to);
}

async function shown(transaction: Transaction, link: LinkRow | undefined): Promise<ClaimedLink | null> {
  if (link === undefined || !(await isGood(transaction, link, 'show'))) return null;
  const { linkId, accountId, expiresAt } = link;
  return { linkId, accountId, expiresAt };
}

function assertAcceptable({ validHours }: NewAttachLink): void {
  if (!(validHours > 0 && validHours <= LONGEST_HOURS)) {
    throw new DomainError('invalid', 'attach_link.lifetime', {
      detail: `An attach link is valid for more than 0 and at most ${String(LONGEST_HOURS)} hours.`,
    });
  }
}
