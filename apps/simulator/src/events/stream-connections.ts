import type { Faults } from '../faults/faults.js';
import type { OpaqueValues } from '../issued/opaque-values.js';
import type { Clock } from '../clock.js';
import { payloadOf, type DingTalkEvent } from './dingtalk-event.js';
import type { ServerSocket } from './web-socket.js';

/** Faults of events use this path. */
export const STREAM_PATH = '/stream';

/** Milliseconds for which a ticket is valid. */
const TICKET_MS = 90_000;

/** Milliseconds between DingTalk's announcement that it closes a stream, and the close. */
const CLOSE_AFTER_MS = 10_000;

interface StreamConnection {
  readonly clientId: string;
  readonly socket: ServerSocket;
  /** The close was announced: nothing more is sent on it. */
  isEnding: boolean;
}

/** An event that has not been acknowledged. */
interface Pending {
  readonly event: DingTalkEvent;
  readonly timer: NodeJS.Timeout;
}

/** The streams of all apps. An event is sent on a random stream of its app, and sent again if it is not acknowledged. */
export class StreamConnections {
  readonly #tickets = new Map<string, { readonly clientId: string; readonly endsAt: number }>();
  readonly #streams = new Set<StreamConnection>();
  readonly #pending = new Map<string, Pending>();
  readonly #answers: Record<string, unknown>[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly values: OpaqueValues,
    private readonly faults: Faults,
    private readonly redeliverAfterMs: number,
  ) {}

  /** A ticket that opens one stream. */
  issueTicket(clientId: string): string {
    const ticket = this.values.next('stream-ticket');
    this.#tickets.set(ticket, { clientId, endsAt: this.clock.now().getTime() + TICKET_MS });
    return ticket;
  }

  /** Redeems a ticket, and returns the app whose stream it opens. */
  redeem(ticket: string): string | undefined {
    const issued = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    return issued !== undefined && issued.endsAt > this.clock.now().getTime() ? issued.clientId : undefined;
  }

  open(clientId: string, socket: ServerSocket): void {
    const stream: StreamConnection = { clientId, socket, isEnding: false };
    this.#streams.add(stream);
    socket.onClosed(() => this.#streams.delete(stream));
    socket.onText((text) => this.#answered(text));
    this.#system(stream, 'CONNECTED', {});
  }

  /** The open streams of an app on which events are sent. */
  of(clientId: string): number {
    return this.#usable(clientId).length;
  }

  /** The answers to events, latest last. */
  get answers(): readonly Record<string, unknown>[] {
    return this.#answers;
  }

  /** Events without an acknowledgement. */
  get unacknowledged(): readonly DingTalkEvent[] {
    return [...this.#pending.values()].map(({ event }) => event);
  }

  /** Returns false if the app has no stream. */
  deliver(event: DingTalkEvent): boolean {
    const streams = this.#usable(event.clientId);
    const stream = streams[Math.floor(Math.random() * streams.length)];
    if (stream === undefined) return false;
    const isPascal = this.faults.strike('eventKeysPascal', STREAM_PATH) !== undefined;
    const messageId = this.values.next('message');
    const again = setTimeout(() => this.#again(messageId), this.redeliverAfterMs).unref();
    this.#pending.set(messageId, { event, timer: again });
    const { id, type, corpId, bornAt } = event;
    stream.socket.send(
      JSON.stringify({
        specVersion: '1.0',
        type: 'EVENT',
        headers: {
          topic: '*',
          messageId,
          contentType: 'application/json',
          time: String(this.clock.now().getTime()),
          eventType: type,
          eventId: id,
          eventCorpId: corpId,
          eventBornTime: String(bornAt.getTime()),
          eventUnifiedAppId: this.values.next('unified-app'),
        },
        data: JSON.stringify(payloadOf(event, isPascal ? 'pascal' : 'camel')),
      }),
    );
    return true;
  }

  /** Sends all unacknowledged events again, now. */
  redeliver(): void {
    for (const messageId of Array.from(this.#pending.keys())) this.#again(messageId);
  }

  ping(): void {
    for (const stream of this.#streams) this.#system(stream, 'ping', { opaque: this.values.next('opaque') });
  }

  /** Asks all apps to open new streams; the present ones are closed ten seconds later. */
  disconnect(): void {
    for (const stream of this.#streams) {
      stream.isEnding = true;
      this.#system(stream, 'disconnect', { reason: 'rebalance' });
      setTimeout(() => stream.socket.close(), CLOSE_AFTER_MS).unref();
    }
  }

  /** Cuts every stream without a closing handshake. */
  cut(): void {
    for (const { socket } of this.#streams) socket.cut();
  }

  clear(): void {
    for (const { timer } of this.#pending.values()) clearTimeout(timer);
    this.#pending.clear();
    this.#answers.length = 0;
  }

  #usable(clientId: string): readonly StreamConnection[] {
    return [...this.#streams].filter((stream) => stream.clientId === clientId && !stream.isEnding);
  }

  #system({ socket }: StreamConnection, topic: string, data: unknown): void {
    const headers = { topic, messageId: this.values.next('message'), contentType: 'application/json' };
    socket.send(
      JSON.stringify({
        specVersion: '1.0',
        type: 'SYSTEM',
        headers: { ...headers, time: String(this.clock.now().getTime()) },
        data: JSON.stringify(data),
      }),
    );
  }

  #answered(text: string): void {
    const { headers, data } = JSON.parse(text) as { headers?: { messageId?: string }; data?: string };
    const said = JSON.parse(data ?? '{}') as Record<string, unknown>;
    this.#answers.push(said);
    if (this.#answers.length > 1_000) this.#answers.shift();
    const messageId = headers?.messageId ?? '';
    if (said['status'] !== 'SUCCESS') return; // `LATER`, or an answer to a ping
    clearTimeout(this.#pending.get(messageId)?.timer);
    this.#pending.delete(messageId);
  }

  #again(messageId: string): void {
    const pending = this.#pending.get(messageId);
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    if (this.deliver(pending.event)) this.#pending.delete(messageId);
  }
}
