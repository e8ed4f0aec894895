import type { ServerResponse } from 'node:http';

/**
 * Seconds from each sign of life to the next one; the last value repeats. The first ones follow quickly, so that a browser soon notices
 * whether a proxy buffers the stream. Later ones keep proxies from closing the connection, and detect that a browser has gone.
 */
const BEATS = [1, 5] as const;

/** Maximum bytes that wait for a browser that does not read; then it is disconnected, and reconnects by itself. */
const LARGEST_BACKLOG_BYTES = 64 * 1024;

/** Milliseconds after which a browser reconnects. */
const RECONNECT_MS = 2_000;

export type EndedBy = 'server' | 'browser';

/**
 * An open stream of server-sent events (HTML standard, 9.2). Between the events it sends comments that say when the next one is due: a
 * reader that receives nothing by then has lost the stream, whatever the state of its connection.
 */
export class EventStream {
  readonly #response: ServerResponse;
  #next: NodeJS.Timeout | undefined;

  /** @param onClose called once, with who ended the stream */
  constructor(response: ServerResponse, onClose: (endedBy: EndedBy) => void) {
    this.#response = response;
    response.once('close', () => {
      clearTimeout(this.#next);
      onClose(response.writableEnded ? 'server' : 'browser');
    });
    this.write(`retry: ${String(RECONNECT_MS)}\n`);
    this.beat(0);
  }

  /** Sends `data` as JSON. Does nothing when the stream has ended. */
  send(data: unknown): void {
    this.write(`data: ${JSON.stringify(data)}\n\n`);
  }

  /** Ends the stream after everything that was sent. */
  end(): void {
    if (!this.#response.writableEnded) this.#response.end();
  }

  private beat(index: 0 | 1): void {
    const seconds = BEATS[index];
    this.write(`: next in ${String(seconds)} s\n\n`);
    this.#next = setTimeout(() => {
      this.beat(1);
    }, seconds * 1_000);
    this.#next.unref();
  }

  private write(text: string): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    this.#response.write(text);
    if (this.#response.writableLength > LARGEST_BACKLOG_BYTES) this.#response.destroy();
  }
}
