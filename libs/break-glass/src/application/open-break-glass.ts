import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, ADMINISTRATIVE_ROLES, type Account } from '#accounts';
import { checkedReason, CLOCK, DomainError, hashSecret, newId, newSecret, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory, type Tenant } from '#tenancy';
import { BreakGlassOpened } from '../events.js';
import { insertAccess, withdrawAccess } from '../infra/access-statements.js';
import { assertOn } from './assert-on.js';

const MINUTE_SECONDS = 60;

/** Longest time for which an emergency link can be opened, in minutes. */
const LONGEST_MINUTES = 60;

export interface BreakGlassRequest {
  readonly username: string;
  /** The reason, for the log and the mails to the administrators. */
  readonly reason: string;
  readonly validMinutes: number;
}

/** The operator's emergency access for an administrator whom no logon method lets in: a link that works once and for a short time. */
@Injectable()
export class OpenBreakGlass {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly tenants: TenantDirectory,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Makes a link; its address is returned once and cannot be read again. The account's former link is withdrawn.
   *
   * @throws DomainError `break_glass.off`, `break_glass.reason_missing`, `break_glass.reason_invalid`, `break_glass.lifetime`,
   * `account.unknown`, `account.not_active`, `break_glass.not_administrator`
   */
  async execute(
    tenantId: string,
    request: BreakGlassRequest,
  ): Promise<{ readonly url: string; readonly expiresAt: Date }> {
    assertOn(this.settings);
    const reason = checkedReason(request.reason, 'break_glass');
    assertRequest(request);
    const { tenant, account } = await this.administrator(tenantId, request.username);
    const accessId = newId();
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = await this.unitOfWork.run(tenantId, async (transaction) => {
      transaction.send(withdrawAccess, { tenantId, accountId: account.id, now });
      const [access] = await transaction.run(insertAccess, {
        id: accessId,
        tenantId,
        accountId: account.id,
        secretHash: hashSecret(secret),
        reason,
        now,
        lifetimeSeconds: request.validMinutes * MINUTE_SECONDS,
      });
      if (access === undefined) throw new Error('The emergency access was not kept');
      this.events.publish(transaction, BreakGlassOpened, {
        outcome: 'success',
        accessId,
        accountId: account.id,
        reason,
        expiresAt: access.expiresAt.toISOString(),
      });
      return access.expiresAt;
    });
    return { url: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/break-glass/${secret}`, expiresAt };
  }

  private async administrator(
    tenantId: string,
    username: string,
  ): Promise<{ readonly tenant: Tenant; readonly account: Account }> {
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const account = await this.accounts.byUsername(tenantId, username);
    if (account === null)
      throw new DomainError('not_found', 'account.unknown', {
        detail: `No account has the username ${username}.`,
      });
    if (account.status !== 'active')
      throw new DomainError('conflict', 'account.not_active', { detail: `${username} is suspended.` });
    if (!ADMINISTRATIVE_ROLES.includes(account.role)) {
      throw new DomainError('forbidden', 'break_glass.not_administrator', {
        detail: `Emergency access is for owners and administrators; ${username} is neither.`,
      });
    }
    return { tenant, account };
  }
}

function assertRequest({ validMinutes }: BreakGlassRequest): void {
  if (!(validMinutes > 0 && validMinutes <= LONGEST_MINUTES)) {
    throw new DomainError('invalid', 'break_glass.lifetime', {
      detail: `An emergency link is valid for more than 0 and at most ${String(LONGEST_MINUTES)} minutes.`,
    });
  }
}
