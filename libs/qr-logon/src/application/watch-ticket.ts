import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, hashSecret, isSecret, maskName, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { isFinal, type TicketState } from '../domain/ticket-state.js';
import type { TicketView } from '../domain/ticket.js';
import type { Trouble } from '../domain/trouble.js';
import { TicketReplayed } from '../events.js';
import { FreePlace } from './free-place.js';
import { ticketTopic } from './ticket-topic.js';
import type { WaitingBrowser } from './waiting-browser.js';

interface WatchedRow {
  readonly id: string;
  readonly connection_id: string;
  readonly method: string;
  readonly browser_hash: Buffer;
  readonly state: TicketState;
  readonly end_reason: string | null;
  readonly name: string | null;
  readonly number: number;
  readonly remaining_seconds: number;
  /** It was about to end, as its page seemed to have gone. */
  readonly is_lapsing: boolean | null;
  readonly trouble: Trouble | null;
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
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
    private readonly places: FreePlace,
  ) {}

  /**
   * The ticket of this browser; null for anybody else, whatever the reason. Another browser that has the ticket's secret
   * has stolen it, which is recorded. Whoever looks is there: a code that was about to end because its page seemed to have
   * gone lives on.
   */
  async look(tenantId: string, browser: WaitingBrowser): Promise<WatchedTicket | null> {
    const { secret, browserHash, device } = browser;
    if (!isSecret(secret)) return null;
    const [row] = await this.unitOfWork.ask<WatchedRow & Record<string, unknown>>(
      tenantId,
      `select id, connection_id, method, browser_hash, state, end_reason, name, number,
         greatest(0, ceil(extract(epoch from coalesce(confirm_until, expires_at) - $3)))::int as remaining_seconds, trouble,
         state = 'created' and expires_at > $3 and expires_at < lives_until as is_lapsing
       from qr_logon.ticket where tenant_id = $1 and browser_secret_hash = $2`,
      [tenantId, hashSecret(secret), this.clock.now()],
    );
    if (row === undefined) return null;
    if (browserHash?.equals(row.browser_hash) === true) {
      if (row.is_lapsing !== true) return watched(row);
      await this.places.backInSight(tenantId, row.id);
      return this.look(tenantId, browser);
    }
    await this.unitOfWork.run(tenantId, (transaction) => {
      this.events.publish(transaction, TicketReplayed, {
        ticketId: row.id,
        connectionId: row.connection_id,
        method: row.method,
        outcome: 'refused',
        reason: 'other_browser',
        browser: device,
      });
      return Promise.resolve();
    });
    return null;
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

function watched(row: WatchedRow): WatchedTicket {
  const remainingSeconds = row.remaining_seconds;
  const isLive = row.state === 'created' || row.state === 'scanned';
  // Expiry is a property of time; the worker only records it.
  const state = isLive && remainingSeconds === 0 ? 'expired' : row.state;
  const view: TicketView = {
    state: row.end_reason === 'conflict' ? 'conflict' : state,
    ...(state === 'scanned' && row.name !== null
      ? { name: maskName(row.name), number: String(row.number) }
      : {}),
    ...(isLive ? { remainingSeconds } : {}),
    ...(state === 'created' && row.trouble !== null ? { trouble: row.trouble } : {}),
    ...(state === 'denied' && row.end_reason === 'wrong_number' ? { reason: 'wrong_number' } : {}),
  };
  return { ticketId: row.id, view, isOver: isFinal(state) || state === 'confirmed' };
}
