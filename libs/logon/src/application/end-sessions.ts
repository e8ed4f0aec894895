import { Inject, Injectable } from '@nestjs/common';
import { assertMayToAll } from '#accounts';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher, LiveNotifications } from '#messaging';
import { UnitOfWork, type Transaction } from '#database';
import { SessionEnded } from '../events.js';
import { LogonStore } from '../infra/logon-store.js';
import { IS_OUTDATED, SESSIONS } from '../infra/live-sessions.js';

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
  | 'ticket_replayed'
  | 'reported';

/** Which sessions; every condition given must hold. */
export interface SessionSelection {
  readonly sessionId?: string;
  readonly accountId?: string;
  readonly bornOf?: string;
  readonly except?: string;
  readonly among?: readonly string[];
  /** Only those that a suspension or a raised role has ended already. */
  readonly isOutdated?: boolean;
}

/** Topic on which a session's end is announced to live channels. */
export function sessionTopic(sessionId: string): string {
  return `session:${sessionId}`;
}

/** Ends sessions, at once and everywhere: the next request is refused and live channels hear of it. */
@Injectable()
export class EndSessions {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
    private readonly logons: LogonStore,
  ) {}

  /** Ends in a transaction of its own. Gives how many ended. */
  async execute(tenantId: string, selection: SessionSelection, reason: SessionEndReason): Promise<number> {
    return this.unitOfWork.run(tenantId, (transaction) => this.end(transaction, selection, reason));
  }

  /**
   * Ends sessions of other people, all of those that are selected or none. Gives how many ended.
   *
   * @param note why, in the words of who does it
   * @throws DomainError `accounts.more_privileged` when one of them is of an account that may more
   */
  async byAdministrator(tenantId: string, selection: SessionSelection, note?: string): Promise<number> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const owners = await transaction.query<{ account_id: string }>(
        `select distinct account_id from logon.session where ${SELECTED}`,
        this.valuesOf(transaction, selection),
      );
      const named = selection.accountId === undefined ? [] : [selection.accountId];
      const concerned = [...named, ...owners.map(({ account_id }) => account_id)];
      await assertMayToAll(transaction, 'endSessions', concerned);
      return this.end(transaction, selection, 'ended_by_administrator', note);
    });
  }

  /** Ends in the caller's transaction. */
  async end(
    transaction: Transaction,
    selection: SessionSelection,
    reason: SessionEndReason,
    note?: string,
  ): Promise<number> {
    this.abandonLogons(transaction, selection);
    const ended = await transaction.query<{ id: string; account_id: string; method: string }>(
      `update logon.session set ended_at = $2, end_reason = $9 where ${SELECTED} returning id, account_id, method`,
      [...this.valuesOf(transaction, selection), reason],
    );
    for (const session of ended.toSorted((one, other) => one.id.localeCompare(other.id))) {
      this.events.publish(transaction, SessionEnded, {
        sessionId: session.id,
        accountId: session.account_id,
        method: session.method,
        reason,
        ...(note === undefined ? {} : { note }),
      });
      this.live.announce(transaction, sessionTopic(session.id), { ended: true });
    }
    return ended.length;
  }

  /**
   * What ends the sessions that rest on something ends the logons, too, that rest on it and wait for more. Before the sessions:
   * one of these that is completed at the same moment is waited for, and its session found.
   */
  private abandonLogons(transaction: Transaction, { accountId, bornOf, sessionId }: SessionSelection): void {
    if (sessionId === undefined && (accountId !== undefined || bornOf !== undefined))
      this.logons.abandon(transaction, { accountId, bornOf });
  }

  private valuesOf(transaction: Transaction, selection: SessionSelection): readonly unknown[] {
    return [
      transaction.tenantId,
      this.clock.now(),
      selection.sessionId ?? null,
      selection.accountId ?? null,
      selection.bornOf ?? null,
      selection.except ?? null,
      selection.among ?? null,
      selection.isOutdated === true,
    ];
  }
}

const SELECTED = `tenant_id = $1 and ended_at is null and expires_at > $2
  and ($3::uuid is null or id = $3) and ($4::uuid is null or account_id = $4)
  and ($5::uuid is null or born_of = $5) and ($6::uuid is null or id <> $6)
  and ($7::uuid[] is null or id = any($7))
  and (not $8::boolean or id in (select s.id from ${SESSIONS} where s.tenant_id = $1 and s.ended_at is null
    and ($4::uuid is null or s.account_id = $4) and ${IS_OUTDATED}))`;
