import { readEventStream } from '../../../../pages/src/browser/live/read-event-stream.js';
import { Problem, problemOf } from '../../../../pages/src/browser/live/problem.js';

export type TicketState =
  | 'created'
  | 'scanned'
  | 'confirmed'
  | 'denied'
  | 'expired'
  | 'cancelled'
  | 'conflict';

export interface TicketStatus {
  readonly state: TicketState;
  /** Masked. */
  readonly name?: string;
  /** Two digits. */
  readonly number?: string;
  readonly remainingSeconds?: number;
  /** What keeps a phone from scanning the code. */
  readonly trouble?: string;
  /** `wrong_number`: the ticket was denied for a wrong number, not by the person. */
  readonly reason?: string;
}

/** The part of a status whose change a poll waits for. */
export function statusKeyOf({ state, trouble }: Pick<TicketStatus, 'state' | 'trouble'>): string {
  return trouble === undefined ? state : `${state}.${trouble}`;
}

export interface IssuedTicket {
  readonly id: string;
  /** What the QR code holds. */
  readonly scanUrl: string;
  readonly lifetimeSeconds: number;
  readonly pollIntervalSeconds: number;
}

/** Names the ticket, because another page of this browser may have a newer one. */
const TICKET_ID = 'x-ticket-id';

/** Request time-outs in milliseconds. A poll waits for a change for up to 25 seconds. */
const TIMEOUT_MS = { act: 15_000, poll: 40_000 };

/** Calls the ticket's endpoints. An HttpOnly cookie, which scripts cannot read, ties the ticket to this browser. */
export class TicketClient {
  constructor(
    private readonly url: string,
    private readonly csrf: string,
    private readonly returnTo: string | undefined,
  ) {}

  issue(signal: AbortSignal): Promise<IssuedTicket> {
    return this.send('POST', '', signal, { body: { returnTo: this.returnTo } });
  }

  /** The data of each event: a `TicketStatus` as JSON. */
  events({ id }: IssuedTicket, signal: AbortSignal): AsyncIterable<string> {
    return readEventStream(`${this.url}/events`, signal, { [TICKET_ID]: id });
  }

  status({ id }: IssuedTicket, after: string, signal: AbortSignal): Promise<TicketStatus> {
    const headers = { [TICKET_ID]: id };
    return this.send('GET', `?after=${after}`, signal, { timeoutMs: TIMEOUT_MS.poll, headers });
  }

  redeem({ id }: IssuedTicket, signal: AbortSignal): Promise<{ readonly location: string }> {
    return this.send('POST', '/redeem', signal, { body: {}, headers: { [TICKET_ID]: id } });
  }

  /** Gives the ticket up. The request is sent even while the page unloads; nobody waits for the answer. */
  leave({ id }: IssuedTicket): void {
    fetch(this.url, {
      method: 'DELETE',
      keepalive: true,
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'x-csrf-token': this.csrf, [TICKET_ID]: id },
    }).catch(() => 'the server finds out by the broken connection');
  }

  private async send<Answer>(
    method: 'GET' | 'POST',
    path: string,
    signal: AbortSignal,
    options: {
      readonly timeoutMs?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: object;
    },
  ): Promise<Answer> {
    const { timeoutMs = TIMEOUT_MS.act, headers, body } = options;
    try {
      const response = await fetch(`${this.url}${path}`, {
        method,
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        cache: 'no-store',
        credentials: 'same-origin',
        redirect: 'error',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-csrf-token': this.csrf,
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw await problemOf(response);
      return (await response.json()) as Answer;
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof Problem ? error : new Problem(0, 'network', undefined);
    }
  }
}
