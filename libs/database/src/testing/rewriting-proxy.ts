import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A proxy to PostgreSQL that alters the server's answers in place, to simulate another kind of server. */
export class RewritingProxy {
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly alter: (answer: string) => string,
    readonly port: number,
  ) {}

  /** @param alter must keep the length: bytes are passed as Latin-1 */
  static async to(databaseUrl: string, alter: (answer: string) => string): Promise<RewritingProxy> {
    const { hostname, port } = new URL(databaseUrl);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new RewritingProxy(server, alter, (server.address() as AddressInfo).port);
    server.on('connection', (near) => {
      proxy.join(near, connect(Number(port), hostname));
    });
    return proxy;
  }

  /** The same login and database, through this proxy. */
  by(url: string): string {
    return Object.assign(new URL(url), { host: `127.0.0.1:${String(this.port)}` }).href;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, far: Socket): void {
    near.on('data', (data) => far.write(data));
    far.on('data', (data) => near.write(Buffer.from(this.alter(data.toString('latin1')), 'latin1')));
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
