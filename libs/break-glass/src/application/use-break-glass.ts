import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { CLOCK, DomainError, hashSecret, isSecret, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { actingAs, AdvanceLogon, type CompletedLogon, type Device } from '#logon';
import { EventPublisher } from '#messaging';
import { LOGGER, SETTINGS, type Logger, type Settings } from '#runtime';
import { BreakGlassRefused, BreakGlassUsed } from '../events.js';
import { usableAccess, useAccess } from '../infra/access-statements.js';
import { assertOn } from './assert-on.js';

/** The method of a session by emergency access. It is not in any menu. */
export const BREAK_GLASS = 'break-glass';

/** Longest duration of a session by emergency access, in seconds. */
const SESSION_SECONDS = 1_800;

/** A one-time secret that was given to the person. */
const HAS_LINK = { factor: 'possession', amr: ['otp'] } as const;

/** A link that can be used now. */
export interface BreakGlassAccess {
  readonly accountId: string;
  readonly expiresAt: Date;
}

/** The browser in which a link is used, and where the logon leads. */
interface Opening {
  readonly browserHash: Buffer;
  readonly device: Device;
  readonly returnTo: string;
}

/** Opens a session with an emergency link, once. */
@Injectable()
export class UseBreakGlass {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly logons: AdvanceLogon,
    private readonly events: EventPublisher,
  ) {}

  /** The access that a link gives, or null if it cannot be used. Changes nothing, as link previews open it, too. */
  async look(tenantId: string, secret: string): Promise<BreakGlassAccess | null> {
    if (this.settings.BREAK_GLASS !== 'on' || !isSecret(secret)) return null;
    const secretHash = hashSecret(secret);
    const [row] = await this.unitOfWork.query(tenantId, usableAccess, {
      tenantId,
      secretHash,
      now: this.clock.now(),
    });
    return row ?? null;
  }

  /**
   * Uses the link up and logs its account on, for half an hour at most.
   *
   * @throws DomainError `break_glass.used`, `break_glass.not_administrator`, after the attempt has been recorded
   */
  async execute(tenantId: string, secret: string, opening: Opening): Promise<CompletedLogon> {
    try {
      return await this.unitOfWork.run(tenantId, (transaction) => this.logOn(transaction, secret, opening));
    } catch (error) {
      if (error instanceof DomainError) await this.recordRefusal(tenantId, error.code, opening.device);
      throw error;
    }
  }

  private async logOn(transaction: Transaction, secret: string, opening: Opening): Promise<CompletedLogon> {
    assertOn(this.settings);
    const [access] = isSecret(secret)
      ? await transaction.run(useAccess, {
          tenantId: transaction.tenantId,
          secretHash: hashSecret(secret),
          now: this.clock.now(),
        })
      : [];
    if (access === undefined) throw new DomainError('gone', 'break_glass.used');
    // Checked when the link is used, and not only when it was made.
    if (!(await this.accounts.isAdministrator(transaction, access.accountId)))
      throw new DomainError('forbidden', 'break_glass.not_administrator');
    const { browserHash, device, returnTo } = opening;
    const completed = await this.logons.executeIn(transaction, {
      browserHash,
      device,
      proof: {
        accountId: access.accountId,
        method: BREAK_GLASS,
        authority: 'operator',
        evidence: HAS_LINK,
      },
      aim: { kind: 'logon', returnTo, emergency: { longestSeconds: SESSION_SECONDS } },
    });
    if (completed.kind !== 'session') throw new Error('Emergency access has given no session');
    const { id: accessId, accountId } = access;
    const facts = { accessId, accountId, sessionId: completed.sessionId, browser: opening.device };
    actingAs(accountId, () => {
      this.events.publish(transaction, BreakGlassUsed, { outcome: 'success', ...facts });
    });
    transaction.afterCommit('break-glass.warn-of-use', () => {
      this.logger.warn({ accountId, tenantId: transaction.tenantId }, 'Emergency access was used');
    });
    return completed;
  }

  private async recordRefusal(tenantId: string, reason: string, browser: Device): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      this.events.publish(transaction, BreakGlassRefused, { outcome: 'refused', reason, browser });
      await Promise.resolve();
    });
  }
}
