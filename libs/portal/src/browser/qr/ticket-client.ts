import { Problem, problemOf } from './problem.js';

export type TicketState =
  'created' | 'scanned' | 'confirmed' | 'denied' | 'expired' | 'cancelled' | 'conflict';

export interface TicketStatus {
  readonly state: TicketState;
  /** Masked. */
  readonly name?: string;
  /** Two digits. */
  readonly number?: string;
  readonly remainingSeconds?: number;
}

export interface IssuedTicket {
  readonly svg: string;
  readonly lifetimeSeconds: number;
  readonly pollIntervalSeconds: number;
}

/** Speaks with the ticket's endpoints. What ties the ticket to this browser is an HttpOnly cookie, unseen here. */
export class TicketClient {
  constructor(
    readonly url: string,
    private readonly csrf: string,
    private readonly returnTo: string | undefined,
  ) {}

  issue(signal: AbortSignal): Promise<IssuedTicket> {
    return this.send(this.url, signal, 'POST', { returnTo: this.returnTo });
  }

  status(after: TicketState, signal: AbortSignal): Promise<TicketStatus> {
    return this.send(`${this.url}?after=${after}`, signal, 'GET');
  }

  redeem(signal: AbortSignal): Promise<{ readonly location: string }> {
    return this.send(`${this.url}/redeem`, signal, 'POST');
  }

  private async send<Answer>(
    url: string,
    signal: AbortSignal,
    method: 'GET' | 'POST',
    body: object = {},
  ): Promise<Answer> {
    const response = await fetch(url, {
      method,
      signal,
      cache: 'no-store',
      credentials: 'same-origin',
      redirect: 'error',
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': this.csrf },
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    }).catch(() => {
      signal.throwIfAborted();
      throw new Problem(0, 'network', undefined);
    });
    if (!response.ok) throw await problemOf(response);
    return (await response.json()) as Answer;
  }
}
