import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The cable to a service that the product needs, which can be pulled and plugged in again. */
export class Cable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isPulled = false;

  /** @param presetPort where the service listens when its address names no port */
  constructor(
    private readonly service: URL,
    presetPort: number,
  ) {
    this.#server = createServer((near) => {
      if (this.#isPulled) {
        near.destroy();
        return;
      }
      const far = connect({
        host: service.hostname,
        port: service.port === '' ? presetPort : Number(service.port),
      });
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
  }

  /** Lays it. Gives the service's address at its near end. */
  async lay(): Promise<URL> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    const near = new URL(this.service);
    near.host = `127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
    return near;
  }

  pull(): void {
    this.#isPulled = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  plugIn(): void {
    this.#isPulled = false;
  }

  close(): Promise<void> {
    this.pull();
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }
}
