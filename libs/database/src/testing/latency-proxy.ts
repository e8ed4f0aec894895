import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Milliseconds of delay for an answer: long enough that everything sent together has been sent. */
const LATENCY_MS = 25;

/** A proxy to PostgreSQL that delays answers and counts round trips. */
export class LatencyProxy {
  /** Round trips so far: how often something was sent after an answer had arrived. */
  trips = 0;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(databaseUrl: string): Promise<LatencyProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(databaseUrl);
    const [host, port] = [url.hostname, Number(url.port)];
    url.host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const proxy = new LatencyProxy(server, url.href);
    server.on('connection', (near) => {
      proxy.join(near, connect(port, host));
    });
    return proxy;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, far: Socket): void {
    let hasAnswered = true;
    near.on('data', (data) => {
      if (hasAnswered) this.trips += 1;
      hasAnswered = false;
      far.write(data);
    });
    far.on('data', (data) => {
      setTimeout(() => {
        hasAnswered = true;
        near.write(data);
      }, LATENCY_MS);
    });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined); // only the end of the connection matters
      socket.on('close', () => other.destroy());
    }
  }
}
