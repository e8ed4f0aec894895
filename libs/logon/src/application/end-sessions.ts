import { Inject, Injectable } from '@nestjs/common';
import { assertMayToAll } from '#accounts';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher, LiveNotifications } from '#messaging';
import { UnitOfWork, type Transaction } from '#database';
import { SessionEnded } from '../events.js';
import { LogonStore } from '../infra/logon-store.js';
import { endSelected, ownersOfSelected, type SessionFilter } from '../infra/end-statements.js';

/** Why a session ended before its time. */
export type SessionEndReason =
  | 'logged_off'
  | 'ended_by_owner'
  | 'ended_by_administrator'
  | 'replaced'
  | 'binding_ended'
  | 'password_replaced'
  | 'account_suspended'
  | 'tenant_suspended'
  | 'role_raised'
  | 'reported';

/** Which sessions to end; every given condition must hold. */
export interface SessionSelection {
  readonly sessionId?: string;
  readonly accountId?: string;
  readonly bornOf?: string;
  readonly except?: string;
  readonly among?: readonly string[];
  /** True: sessions that a suspension or a raised role has ended already, to record their end. Otherwise: none of these. */
  readonly isOutdated?: boolean;
}

/** Topic that announces the end of a session to live channels. */
export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}

/** Ends sessions at once and everywhere: the next request is refused, and live channels are told. */
@Injectable()
export class EndSessions {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
    private readonly logons: LogonStore,
  ) {}

  /** Ends sessions in its own transaction. Returns how many ended. */
  async execute(tenantId: string, selection: SessionSelection, reason: SessionEndReason): Promise<number> {
    return this.unitOfWork.run(tenantId, (transaction) => this.end(transaction, selection, reason));
  }

  /**
   * Ends sessions of other people, all of the selected ones or none. Returns how many ended.
   *
   * @param note the reason, in the actor's words
   * @throws DomainError `accounts.more_privileged` when one of them belongs to an account that may do more than the actor
   */
  async byAdministrator(tenantId: string, selection: SessionSelection, note?: string): Promise<number> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const owners = await transaction.run(ownersOfSelected, this.selected(transaction, selection));
      const named = selection.accountId === undefined ? [] : [selection.accountId];
      const concerned = [...named, ...owners.map((session) => session.accountId)];
      await assertMayToAll(transaction, 'endSessions', concerned);
      return this.end(transaction, selection, 'ended_by_administrator', note);
    });
  }

  /** Ends sessions in the caller's transaction. */
  async end(
    transaction: Transaction,
    selection: SessionSelection,
    reason: SessionEndReason,
    note?: string,
  ): Promise<number> {
    this.abandonLogons(transaction, selection);
    const ended = await transaction.run(endSelected, {
      ...this.selected(transaction, selection),
      reason,
    });
    for (const session of ended.toSorted((one, other) => one.id.localeCompare(other.id))) {
      this.events.publish(transaction, SessionEnded, {
        sessionId: session.id,
        accountId: session.accountId,
        method: session.method,
        reason,
        ...(note === undefined ? {} : { note }),
      });
      this.live.announce(transaction, sessionTopic(session.id), { ended: true });
    }
    return ended.length;
  }

  /**
   * Abandons waiting logons that rest on the same thing as the sessions. It runs before the sessions end: if such a logon completes at the
   * same moment, this statement waits for it, and the session is then found and ended.
   */
  private abandonLogons(transaction: Transaction, { accountId, bornOf, sessionId }: SessionSelection): void {
    if (sessionId === undefined && (accountId !== undefined || bornOf !== undefined))
      this.logons.abandon(transaction, { accountId, bornOf });
  }

  private selected({ tenantId }: Transaction, selection: SessionSelection): SessionFilter {
    return {
      tenantId,
      sessionId: selection.sessionId ?? null,
      accountId: selection.accountId ?? null,
      bornOf: selection.bornOf ?? null,
      except: selection.except ?? null,
      among: selection.among ?? null,
      isOutdated: selection.isOutdated === true,
      now: this.clock.now(),
    };
  }
}
