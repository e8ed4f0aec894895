import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Which server answered how many requests. */
export type Tally = readonly number[];

/** A balancer in front of several servers: sends each request to the next one, and skips one that is down. */
export class Balancer {
  readonly #server: Server;
  readonly #tally: number[];
  #turn = 0;

  constructor(private readonly ports: readonly number[]) {
    this.#tally = ports.map(() => 0);
    this.#server = createServer((incoming, outgoing) => {
      // The body is read first, so that it is not lost with a server that is down.
      buffer(incoming).then(
        (body) => {
          this.pass(incoming, body, outgoing, ports.length);
        },
        () => outgoing.destroy(),
      );
    });
  }

  get tally(): Tally {
    return this.#tally;
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', () => {
        resolve();
      });
    });
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  private pass(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse, tries: number): void {
    const index = this.#turn++ % this.ports.length;
    const { method, url, headers } = incoming;
    const onward = request(
      { host: '127.0.0.1', port: this.ports[index], method, path: url, headers, agent: false },
      (answer) => {
        this.#tally[index] = (this.#tally[index] ?? 0) + 1;
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing).on('close', () => onward.destroy());
        answer.on('error', () => outgoing.destroy());
      },
    );
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && tries > 1) this.pass(incoming, body, outgoing, tries - 1);
      else outgoing.destroy();
    });
    onward.end(body);
  }
}
