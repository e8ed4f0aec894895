import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** Codes in place of a protocol version: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const SSL_REQUEST = 80_877_103;

export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** A PostgreSQL server that only accepts TLS (`hostssl`), in front of one without TLS. */
export class TlsServer {
  /** Numbers of connections with TLS, and of refused ones without. */
  readonly came = { secure: 0, clear: 0 };
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly far: URL,
    private readonly identity: Identity | null,
  ) {}

  /** @param identity null: a server without TLS */
  static async before(databaseUrl: string, identity: Identity | null): Promise<TlsServer> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const made = new TlsServer(server, new URL(databaseUrl), identity);
    server.on('connection', (socket) => {
      socket.on('error', () => undefined); // only its end matters
      socket.once('data', (first) => {
        made.answer(socket, first);
      });
    });
    return made;
  }

  /** Login and database of `url` at this server. */
  at(url: string, query: string, host = 'localhost'): string {
    const { port } = this.server.address() as AddressInfo;
    return Object.assign(new URL(url), { host: `${host}:${String(port)}`, search: query }).href;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(socket: Socket, first: Buffer): void {
    if (first.readInt32BE(4) !== SSL_REQUEST) {
      this.came.clear += 1;
      socket.end(refusal('no pg_hba.conf entry for host "127.0.0.1", user "x", database "x", no encryption'));
      return;
    }
    if (this.identity === null) {
      socket.end('N');
      return;
    }
    this.came.secure += 1;
    socket.write('S');
    const secureContext = createSecureContext(this.identity);
    const near = new TLSSocket(socket, { isServer: true, secureContext });
    const far = connect(Number(this.far.port), this.far.hostname);
    near.pipe(far);
    far.pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
  }
}

/** An ErrorResponse of PostgreSQL. */
function refusal(message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C28000\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
