import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { EventPublisher, LiveNotifications } from '#messaging';
import { UnitOfWork, type Transaction } from '#database';
import { SessionEnded } from '../events.js';

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
  | 'ticket_replayed'
  | 'reported';

/** Which sessions; every condition given must hold. */
export interface SessionSelection {
  readonly sessionId?: string;
  readonly accountId?: string;
  readonly bornOf?: string;
  readonly except?: string;
  readonly among?: readonly string[];
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
  ) {}

  /**
   * Ends in a transaction of its own. Gives how many ended.
   *
   * @param note why, in the words of the administrator who does it
   */
  async execute(
    tenantId: string,
    selection: SessionSelection,
    reason: SessionEndReason,
    note?: string,
  ): Promise<number> {
    return this.unitOfWork.run(tenantId, (transaction) => this.end(transaction, selection, reason, note));
  }

  /** Ends in the caller's transaction. */
  async end(
    transaction: Transaction,
    selection: SessionSelection,
    reason: SessionEndReason,
    note?: string,
  ): Promise<number> {
    const ended = await transaction.query<{ id: string; account_id: string; method: string }>(
      `update logon.session set ended_at = $2, end_reason = $3
       where tenant_id = $1 and ended_at is null and expires_at > $2
         and ($4::uuid is null or id = $4) and ($5::uuid is null or account_id = $5)
         and ($6::uuid is null or born_of = $6) and ($7::uuid is null or id <> $7)
         and ($8::uuid[] is null or id = any($8))
       returning id, account_id, method`,
      [
        transaction.tenantId,
        this.clock.now(),
        reason,
        selection.sessionId ?? null,
        selection.accountId ?? null,
        selection.bornOf ?? null,
        selection.except ?? null,
        selection.among ?? null,
      ],
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
}
