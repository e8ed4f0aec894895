import { pause } from './pause.js';
import { Problem } from './problem.js';
import type { TicketClient, TicketState, TicketStatus } from './ticket-client.js';

const ENDS: ReadonlySet<TicketState> = new Set(['confirmed', 'denied', 'expired', 'cancelled', 'conflict']);

/** Errors of a stream after which polling takes over. */
const STREAM_PATIENCE = 2;

/** Failed polls in a row after which the display gives up. */
const POLL_PATIENCE = 5;

interface Follow {
  readonly client: TicketClient;
  readonly signal: AbortSignal;
  readonly pollIntervalSeconds: number;
  readonly report: (status: TicketStatus) => void;
}

/** Reports every state of the ticket until it ends: from the event stream, or else by long polls. */
export async function follow(options: Follow): Promise<TicketState> {
  let last: TicketState = 'created';
  const report = (status: TicketStatus) => {
    last = status.state;
    options.report(status);
  };
  const isOver = 'EventSource' in globalThis && (await stream({ ...options, report }));
  return isOver ? last : poll({ ...options, report }, last);
}

/** Resolves to whether the ticket has ended; `false` when the stream is of no use. */
function stream({ client, signal, report }: Follow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const source = new EventSource(`${client.url}/events`);
    let errors = 0;
    const close = (isOver: boolean) => {
      source.close();
      resolve(isOver);
    };
    signal.addEventListener('abort', () => {
      source.close();
      reject(signal.reason as Error);
    });
    source.onmessage = ({ data }: MessageEvent<string>) => {
      errors = 0;
      const status = JSON.parse(data) as TicketStatus;
      report(status);
      if (ENDS.has(status.state)) close(true);
    };
    source.addEventListener('end', () => close(false));
    source.onerror = () => {
      errors += 1;
      if (errors >= STREAM_PATIENCE || source.readyState === EventSource.CLOSED) close(false);
    };
  });
}

async function poll(options: Follow, from: TicketState): Promise<TicketState> {
  const { client, signal, report } = options;
  let state = from;
  let interval = options.pollIntervalSeconds;
  let failures = 0;
  while (!ENDS.has(state)) {
    try {
      const status = await client.status(state, signal);
      failures = 0;
      if (status.state !== state) report(status);
      state = status.state;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // RFC 8628 3.5: after `slow_down` the interval grows by five seconds, and stays so.
      if (error.status === 429) interval = Math.max(interval + 5, error.retryAfter ?? 0);
      else if (error.status >= 400 && error.status < 500) throw error;
      else if (++failures >= POLL_PATIENCE) throw error;
    }
    if (!ENDS.has(state)) await pause(interval, signal);
  }
  return state;
}
