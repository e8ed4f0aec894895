import {
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** Bytes that a proxy with default settings buffers before it passes anything on. */
const BUFFER_BYTES = 8 * 1024;

/**
 * A buffering proxy, as many people have in front of a server or on their computer without knowing it. It passes a response on when its
 * buffer is full or the response is complete, so an endless stream of small events never arrives. Every host name leads to this
 * machine.
 */
export class BufferingProxy {
  readonly #server: Server;

  private constructor(without: ReadonlySet<string>) {
    this.#server = createServer((asked, answer) => {
      forward(asked, answer, without);
    });
  }

  /** @param without response headers that it removes, in lower case: without `set-cookie`, no cookie arrives */
  static async open(without: readonly string[] = []): Promise<BufferingProxy> {
    const proxy = new BufferingProxy(new Set(without));
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Address to set as the browser's proxy. */
  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function forward(asked: IncomingMessage, answer: ServerResponse, without: ReadonlySet<string>): void {
  const { method, headers, url = '' } = asked;
  const address = new URL(url);
  address.hostname = '127.0.0.1';
  const onward = request(address, { method, headers }, (given) => {
    let held: Buffer[] = [];
    const pass = (): void => {
      if (!answer.headersSent) answer.writeHead(given.statusCode ?? 502, headersOf(given, without));
      for (const chunk of held) answer.write(chunk);
      held = [];
    };
    given.on('data', (chunk: Buffer) => {
      held.push(chunk);
      if (Buffer.concat(held).length >= BUFFER_BYTES) pass();
    });
    given.on('end', () => {
      pass();
      answer.end();
    });
    given.on('error', () => answer.destroy());
  });
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}

function headersOf({ headersDistinct }: IncomingMessage, without: ReadonlySet<string>): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headersDistinct).filter(([name]) => !without.has(name)));
}
