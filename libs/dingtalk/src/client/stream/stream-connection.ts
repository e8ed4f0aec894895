import type { DingTalkApp } from '../app.js';
import { DingTalkError } from '../dingtalk-error.js';
import type { Wire } from '../wire/wire.js';
import { contactChangesOf, type ContactChange } from './contact-change.js';
import { answerTo, frameOf, jsonOf, LATER, SUCCESS, type Frame } from './frame.js';
import { openGateway } from './open-gateway.js';
import { openSocket, type Socket } from './socket.js';

/** Receives the events of a connection. Every call is awaited. */
export interface StreamListener {
  /** A connection is open. Called again when another one has replaced it. */
  opened(): Promise<void>;
  /** The connection still works. */
  alive(): Promise<void>;
  /** The event is acknowledged when this returns; when it throws, DingTalk sends the event again. */
  heard(changes: readonly ContactChange[]): Promise<void>;
}

/** Milliseconds between two reports that a connection still works. */
const ALIVE_MS = 20_000;

/** How a connection ended. */
type End = 'closed' | 'disconnect';

/**
 * Listens to the events that DingTalk sends an app, on one connection at a time, until `signal` fires. When DingTalk is about to close the
 * connection, the next one is opened first, so that no event is missed in between.
 *
 * @throws DingTalkError when a connection cannot be opened, or breaks
 */
export async function listenToStream(
  wire: Wire,
  app: DingTalkApp,
  listener: StreamListener,
  signal: AbortSignal,
): Promise<void> {
  const open = new Set<StreamConnection>();
  const closeAll = (): void => {
    for (const connection of open) connection.close();
  };
  signal.addEventListener('abort', closeAll);
  try {
    for (;;) {
      signal.throwIfAborted();
      const connection = await StreamConnection.open(await openGateway(wire, app), app, listener);
      open.add(connection);
      void connection.closed.then(() => open.delete(connection));
      signal.throwIfAborted();
      await listener.opened();
      if ((await connection.ended) === 'closed') {
        signal.throwIfAborted();
        throw new DingTalkError('unreachable', { operation: 'stream', code: 'line_lost' });
      }
    }
  } finally {
    signal.removeEventListener('abort', closeAll);
    closeAll();
  }
}

/** One connection, from its opening to its end. */
class StreamConnection {
  readonly ended: Promise<End>;
  #end: (how: End) => void = () => undefined;
  #socket: Socket | undefined;
  /** Events are stored one after the other, in the order in which they arrive. */
  #events: Promise<void> = Promise.resolve();
  #toldAt = performance.now();

  private constructor(
    private readonly app: DingTalkApp,
    private readonly listener: StreamListener,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  static async open(address: URL, app: DingTalkApp, listener: StreamListener): Promise<StreamConnection> {
    const connection = new StreamConnection(app, listener);
    // Frames may arrive before the caller has the socket.
    const waiting: string[] = [];
    let hear = (text: string): void => void waiting.push(text);
    const socket = await openSocket(address, (text) => hear(text));
    connection.#socket = socket;
    void socket.closed.then(() => connection.#end('closed'));
    hear = (text) => connection.#hear(text);
    waiting.forEach(hear);
    return connection;
  }

  get closed(): Promise<void> {
    return this.#socket?.closed ?? Promise.resolve();
  }

  close(): void {
    this.#socket?.close();
  }

  #hear(text: string): void {
    const frame = frameOf(text);
    if (frame === undefined) return;
    if (frame.type === 'SYSTEM') this.#obey(frame);
    if (frame.type === 'EVENT') this.#events = this.#events.then(() => this.#keep(frame));
    if (performance.now() - this.#toldAt < ALIVE_MS) return;
    this.#toldAt = performance.now();
    this.listener.alive().catch(() => undefined); // the database is unavailable; the next report makes up for it
  }

  #obey(frame: Frame): void {
    if (frame.topic === 'ping') this.#socket?.send(answerTo(frame, frame.data));
    if (frame.topic === 'disconnect') this.#end('disconnect');
  }

  /** Never rejects. */
  async #keep(frame: Frame): Promise<void> {
    const { corpId, eventType = '', data } = frame;
    const isOurs = corpId === undefined || corpId === this.app.credentials.corpId;
    const changes = isOurs ? contactChangesOf(eventType, jsonOf(data)) : [];
    try {
      if (changes.length > 0) await this.listener.heard(changes);
      this.#socket?.send(answerTo(frame, SUCCESS));
    } catch {
      this.#socket?.send(answerTo(frame, LATER)); // not stored, so DingTalk must send it again
    }
  }
}
