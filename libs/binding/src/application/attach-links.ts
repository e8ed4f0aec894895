import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, assertMayActFor, type Account } from '#accounts';
import { CLOCK, DomainError, hashSecret, isSecret, newId, newSecret, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import type { Device } from '#logon';
import { EventPublisher } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { AttachLinkClaimed, AttachLinkCreated } from '../events.js';

const HOUR_SECONDS = 3_600;

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
   * @throws DomainError `attach_link.reason_missing`, `attach_link.lifetime`, `accounts.more_privileged`
   */
  async createFor(account: Account, request: NewAttachLink): Promise<CreatedAttachLink> {
    const { tenantId } = account;
    assertAcceptable(request);
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const linkId = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = await this.unitOfWork.run(tenantId, async (transaction) => {
      await assertMayActFor(transaction, account);
      await transaction.query(
        `update binding.attach_link set expires_at = $3
         where tenant_id = $1 and account_id = $2 and used_at is null and expires_at > $3`,
        [tenantId, account.id, now],
      );
      const [link] = await transaction.query<{ expires_at: Date }>(
        `insert into binding.attach_link (id, tenant_id, account_id, secret_hash, reason, created_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7::timestamptz + make_interval(secs => $8)) returning expires_at`,
        [
          linkId,
          tenantId,
          account.id,
          hashSecret(secret),
          request.reason,
          request.createdBy ?? null,
          now,
          request.validHours * HOUR_SECONDS,
        ],
      );
      if (link === undefined) throw new Error('The link was not kept');
      this.events.publish(transaction, AttachLinkCreated, {
        outcome: 'success',
        linkId,
        accountId: account.id,
        reason: request.reason,
        expiresAt: link.expires_at.toISOString(),
      });
      return link.expires_at;
    });
    return { linkId, url: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/attach-link/${secret}`, expiresAt };
  }

  /** The account that an unclaimed link stands for, or null. Changes nothing. */
  async look(tenantId: string, secret: string): Promise<ClaimedLink | null> {
    if (!isSecret(secret)) return null;
    const [row] = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<ClaimedLink & Record<string, unknown>>(
        `select id as "linkId", account_id as "accountId", expires_at as "expiresAt" from binding.attach_link
         where tenant_id = $1 and secret_hash = $2 and claimed_at is null and expires_at > $3`,
        [tenantId, hashSecret(secret), this.clock.now()],
      ),
    );
    return row ?? null;
  }

  /** Ties a link to the browser that opened it. Once: whoever comes second reads that the link is used. */
  async claim(tenantId: string, secret: string, browserHash: Buffer, browser: Device): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [claimed] = isSecret(secret)
        ? await transaction.query<{ id: string; account_id: string }>(
            `update binding.attach_link set claimed_by = $3, claimed_at = $4,
               expires_at = least(expires_at, $4::timestamptz + make_interval(mins => ${String(CLAIM_MINUTES)}))
             where tenant_id = $1 and secret_hash = $2 and claimed_at is null and expires_at > $4
             returning id, account_id`,
            [tenantId, hashSecret(secret), browserHash, this.clock.now()],
          )
        : [];
      if (claimed === undefined) throw new DomainError('gone', 'attach_link.used');
      this.events.publish(transaction, AttachLinkClaimed, {
        linkId: claimed.id,
        accountId: claimed.account_id,
        browser,
      });
    });
  }

  /** The link that this browser has claimed and may still use, or null. */
  async claimedBy(tenantId: string, browserHash: Buffer): Promise<ClaimedLink | null> {
    const [row] = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<ClaimedLink & Record<string, unknown>>(
        `select id as "linkId", account_id as "accountId", expires_at as "expiresAt" from binding.attach_link
         where tenant_id = $1 and claimed_by = $2 and used_at is null and expires_at > $3
         order by claimed_at desc limit 1`,
        [tenantId, browserHash, this.clock.now()],
      ),
    );
    return row ?? null;
  }
}

function assertAcceptable({ reason, validHours }: NewAttachLink): void {
  if (reason.trim() === '') {
    throw new DomainError('invalid', 'attach_link.reason_missing', {
      detail: 'An attach link needs a reason.',
    });
  }
  if (!(validHours > 0 && validHours <= LONGEST_HOURS)) {
    throw new DomainError('invalid', 'attach_link.lifetime', {
      detail: `An attach link is valid for more than 0 and at most ${String(LONGEST_HOURS)} hours.`,
    });
  }
}
