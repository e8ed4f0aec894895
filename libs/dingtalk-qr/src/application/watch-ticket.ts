import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, hashSecret, isSecret, maskName, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { LiveNotifications } from '#messaging';
import { isFinal, type TicketState } from '../domain/ticket-state.js';
import type { TicketView } from '../domain/ticket.js';
import { ticketTopic } from './ticket-topic.js';

interface WatchedRow {
  readonly id: string;
  readonly state: TicketState;
  readonly end_reason: string | null;
  readonly identity_name: string | null;
  readonly number: number;
  readonly until: Date;
}

/** A ticket that a browser may watch. */
export interface WatchedTicket {
  readonly ticketId: string;
  readonly view: TicketView;
  /** Nothing more will come. */
  readonly isOver: boolean;
}

/** Tells the browser that shows a ticket, and nobody else, how it stands. */
@Injectable()
export class WatchTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly live: LiveNotifications,
  ) {}

  /** The ticket of the browser that holds this cookie; null for anybody else, whatever the reason. */
  async look(tenantId: string, secret: string | undefined): Promise<WatchedTicket | null> {
    if (!isSecret(secret)) return null;
    const [row] = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<WatchedRow>(
        `select id, state, end_reason, identity_name, number, coalesce(confirm_until, expires_at) as until
         from dingtalk_qr.ticket where tenant_id = $1 and browser_secret_hash = $2`,
        [tenantId, hashSecret(secret)],
      ),
    );
    return row === undefined ? null : watched(row, this.clock.now());
  }

  /**
   * Calls `changed` whenever the ticket may have changed, with the time of the change in milliseconds since 1970 where it
   * is known. Gives a function that ends it.
   */
  subscribe(ticketId: string, changed: (at?: number) => void): () => void {
    return this.live.subscribe(ticketTopic(ticketId), ({ at }) => {
      changed(typeof at === 'number' ? at : undefined);
    });
  }
}

function watched(row: WatchedRow, now: Date): WatchedTicket {
  const remainingSeconds = Math.max(0, Math.ceil((row.until.getTime() - now.getTime()) / 1_000));
  const isLive = row.state === 'created' || row.state === 'scanned';
  // Expiry is a property of time; the worker only records it.
  const state = isLive && remainingSeconds === 0 ? 'expired' : row.state;
  const view: TicketView = {
    state: row.end_reason === 'conflict' ? 'conflict' : state,
    ...(state === 'scanned' && row.identity_name !== null
      ? { name: maskName(row.identity_name), number: String(row.number) }
      : {}),
    ...(isLive ? { remainingSeconds } : {}),
  };
  return { ticketId: row.id, view, isOver: isFinal(state) || state === 'confirmed' };
}
