import { connect, createServer, type Server, type Socket } from 'node:net';

/** The cable to Redis, which can be pulled and plugged in again. */
export class Cable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isPulled = false;

  constructor(redis: URL) {
    this.#server = createServer((near) => {
      if (this.#isPulled) {
        near.destroy();
        return;
      }
      const far = connect({ host: redis.hostname, port: Number(redis.port === '' ? 6379 : redis.port) });
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

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', () => {
        resolve();
      });
    });
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
