import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, hashSecret, isSecret, maskName, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { LiveNotifications } from '#messaging';
import { isFinal, type TicketState } from '../domain/ticket-state.js';
import type { TicketView } from '../domain/ticket.js';
import type { ScanError } from '../domain/scan-error.js';
import { watchedTicket } from '../infra/watch-statements.js';
import { ReleaseOpenCode } from './release-open-code.js';
import { NoteReplay } from './note-replay.js';
import { ticketTopic } from './ticket-topic.js';
import type { WaitingBrowser } from './waiting-browser.js';

interface WatchedRow {
  readonly id: string;
  readonly state: TicketState;
  readonly endReason: string | null;
  readonly name: string | null;
  readonly number: number | null;
  readonly remainingSeconds: number;
  readonly trouble: ScanError | null;
}

/** A ticket that a browser may watch. */
export interface WatchedTicket {
  readonly ticketId: string;
  readonly view: TicketView;
  /** Nothing more will happen. */
  readonly isOver: boolean;
}

/** Reports the state of a ticket to the browser that shows it, and to nobody else. */
@Injectable()
export class WatchTicket {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly replays: NoteReplay,
    private readonly live: LiveNotifications,
    private readonly openCodes: ReleaseOpenCode,
  ) {}

  /**
   * The ticket of this browser; null for anybody else, whatever the reason. Another browser with the ticket's secret has stolen it, and
   * that is recorded. A look shows that the page is there, so a code that was about to end because its page seemed to have gone keeps its
   * lifetime, unless the connection of this request has broken in the meantime.
   */
  async look(tenantId: string, browser: WaitingBrowser): Promise<WatchedTicket | null> {
    const { secret, browserHash, device, hasGone } = browser;
    if (!isSecret(secret)) return null;
    const secretHash = hashSecret(secret);
    const [row] = await this.unitOfWork.query(tenantId, watchedTicket, {
      tenantId,
      secretHash,
      now: this.clock.now(),
    });
    if (row === undefined) return null;
    if (browserHash?.equals(row.browserHash) === true) {
      if (!row.isLapsing || hasGone()) return watched(row);
      await this.openCodes.backInSight(tenantId, row.id);
      return this.look(tenantId, browser);
    }
    await this.unitOfWork.run(tenantId, (transaction) => {
      const replay = {
        ticketId: row.id,
        connectionId: row.connectionId,
        method: row.method,
        outcome: 'refused',
        reason: 'other_browser',
        browser: device,
      } as const;
      if (row.wasScanned) this.replays.ofTicket(transaction, replay);
      else this.replays.ofCode(transaction, replay, device.ip);
      return Promise.resolve();
    });
    return null;
  }

  /**
   * Calls `changed` whenever the ticket may have changed, with the time of the change in milliseconds since 1970 if it is known. Returns a
   * function that unsubscribes.
   */
  subscribe(ticketId: string, changed: (at?: number) => void): () => void {
    return this.live.subscribe(ticketTopic(ticketId), ({ at }) => {
      changed(typeof at === 'number' ? at : undefined);
    });
  }
}

function watched(row: WatchedRow): WatchedTicket {
  const remainingSeconds = row.remainingSeconds;
  const isLive = row.state === 'created' || row.state === 'scanned';
  // Expiry depends on the time alone; the worker only records it.
  const state = isLive && remainingSeconds === 0 ? 'expired' : row.state;
  const view: TicketView = {
    state: row.endReason === 'conflict' ? 'conflict' : state,
    ...(state === 'scanned' && row.name !== null
      ? { name: maskName(row.name), number: String(row.number) }
      : {}),
    ...(isLive ? { remainingSeconds } : {}),
    ...(state === 'created' && row.trouble !== null ? { trouble: row.trouble } : {}),
    ...(state === 'denied' && row.endReason === 'wrong_number' ? { reason: 'wrong_number' } : {}),
  };
  return { ticketId: row.id, view, isOver: isFinal(state) || state === 'confirmed' };
}
