import { StreamBuffered } from '../../../../pages/src/browser/live/read-event-stream.js';
import { online } from '../../../../pages/src/browser/live/online.js';
import { pause } from '../../../../pages/src/browser/live/pause.js';
import { Problem } from '../../../../pages/src/browser/live/problem.js';
import {
  statusKeyOf,
  type IssuedTicket,
  type TicketClient,
  type TicketState,
  type TicketStatus,
} from './ticket-client.js';

const ENDS: ReadonlySet<TicketState> = new Set(['confirmed', 'denied', 'expired', 'cancelled', 'conflict']);

/** Streams in a row that may break without a message before polls take over. */
const STREAM_PATIENCE = 2;

/** Seconds until a broken stream is opened again. */
const RECONNECT = 2;

/** Consecutive server errors after which the display gives up. */
const POLL_PATIENCE = 5;

/** Longest pause, in seconds, while the server cannot be reached. */
const LONGEST_PAUSE = 15;

interface Following {
  readonly ticket: IssuedTicket;
  readonly signal: AbortSignal;
  readonly report: (status: TicketStatus) => void;
}

/** Reports every state of a ticket until it ends: from the event stream, or else by long polls. */
export class Follower {
  /** Streams are held back on the way to this server, so later tickets do not try one. */
  private pollsOnly = false;

  constructor(private readonly client: TicketClient) {}

  async follow(following: Following): Promise<TicketState> {
    let last: TicketStatus = { state: 'created' };
    const report = (status: TicketStatus) => {
      last = status;
      following.report(status);
    };
    if (!this.pollsOnly) await this.stream({ ...following, report });
    if (ENDS.has(last.state)) return last.state;
    try {
      return await this.poll({ ...following, report }, last);
    } catch (error) {
      if (isLost(error) && last.state === 'created') return 'expired';
      throw error;
    }
  }

  /** Reads streams until the ticket ends or streams turn out not to work. */
  private async stream({ ticket, signal, report }: Following): Promise<void> {
    for (let fruitless = 0; fruitless < STREAM_PATIENCE;) {
      fruitless += 1;
      try {
        for await (const data of this.client.events(ticket, signal)) {
          fruitless = 0;
          const status = JSON.parse(data) as TicketStatus;
          report(status);
          if (ENDS.has(status.state)) return;
        }
      } catch (error) {
        if (error instanceof StreamBuffered) this.pollsOnly = true;
        else if (!(error instanceof Problem)) throw error;
        if (this.pollsOnly || !isPassing(error)) return;
      }
      await pause(RECONNECT, signal);
    }
  }

  private async poll({ ticket, signal, report }: Following, from: TicketStatus): Promise<TicketState> {
    let last = from;
    let interval = ticket.pollIntervalSeconds;
    let failures = 0;
    while (!ENDS.has(last.state)) {
      try {
        const status = await this.client.status(ticket, statusKeyOf(last), signal);
        failures = 0;
        if (statusKeyOf(status) !== statusKeyOf(last)) report(status);
        last = status;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        failures += 1;
        // RFC 8628 3.5: after `slow_down` the interval grows by five seconds for good.
        if (error.status === 429) interval = Math.max(interval + 5, error.retryAfter ?? 0);
        else if (!isPassing(error) && (error.status < 500 || failures >= POLL_PATIENCE)) throw error;
      }
      if (ENDS.has(last.state)) break;
      if (failures === 0) await pause(interval, signal);
      else await Promise.race([pause(longer(interval, failures), signal), online(signal)]);
    }
    return last.state;
  }
}

/** The server no longer knows the code: its database lost the waiting codes, so a new one takes its place. */
function isLost(error: unknown): boolean {
  return error instanceof Problem && error.code === 'ticket.unknown';
}

function longer(interval: number, failures: number): number {
  return Math.max(interval, Math.min(interval * 2 ** (failures - 1), LONGEST_PAUSE));
}

/** No network, or a server that restarts: the code on display may still be scanned, so it stays until it expires. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Problem)) return false;
  const { status } = error;
  return status === 0 || status === 502 || status === 503 || status === 504;
}
