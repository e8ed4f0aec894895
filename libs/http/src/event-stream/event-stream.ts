import type { ServerResponse } from 'node:http';

/** A comment this often keeps proxies from closing the connection, and finds out that a browser has gone. */
const HEARTBEAT_MS = 15_000;

/** Bytes that may wait for a browser that does not read; then it is sent away, and comes back by itself. */
const LARGEST_BACKLOG_BYTES = 64 * 1024;

/** Milliseconds after which a browser connects again. */
const RECONNECT_MS = 2_000;

export type EndedBy = 'server' | 'browser';

/** An open stream of server-sent events (HTML standard, 9.2). */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #heartbeat: NodeJS.Timeout;

  /** @param onClose called once, with who ended the stream */
  constructor(response: ServerResponse, onClose: (endedBy: EndedBy) => void) {
    this.#response = response;
    this.#heartbeat = setInterval(() => {
      this.write(': still here\n\n');
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
    response.once('close', () => {
      clearInterval(this.#heartbeat);
      onClose(response.writableEnded ? 'server' : 'browser');
    });
    this.write(`retry: ${String(RECONNECT_MS)}\n\n`);
  }

  /** Sends `data` as JSON. Does nothing when the stream has ended. */
  send(data: unknown): void {
    this.write(`data: ${JSON.stringify(data)}\n\n`);
  }

  /** Ends the stream after what was sent. */
  end(): void {
    if (!this.#response.writableEnded) this.#response.end();
  }

  private write(text: string): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    this.#response.write(text);
    if (this.#response.writableLength > LARGEST_BACKLOG_BYTES) this.#response.destroy();
  }
}
