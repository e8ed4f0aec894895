import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

const message = z.object({ records: z.array(z.object({ sequence: z.number() })) });

/** A system on this machine that receives the log. */
export class Receiver {
  /** Numbers of the accepted records, in the order of arrival. */
  readonly accepted: number[] = [];
  /** Status of its responses; 200 to 299 accepts. */
  status = 204;
  readonly #server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      const { records } = message.parse(JSON.parse(body));
      if (this.status < 300) this.accepted.push(...records.map(({ sequence }) => sequence));
      response.writeHead(this.status).end();
    });
  });

  /** Starts listening. Gives its address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The receiver has no port');
    return `http://127.0.0.1:${String(address.port)}/siem`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
