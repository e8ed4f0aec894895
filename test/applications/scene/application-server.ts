import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An application's own server: it keeps the notices of ended sessions that it gets, as a token or as a whole message. */
export class ApplicationServer {
  readonly told: string[] = [];
  /** Status that it answers notices with. */
  status = 200;
  page = '<!doctype html><title>Application</title><h1>Application</h1>';
  readonly #server: Server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.method === 'POST') this.told.push(tokenOrMessage(Buffer.concat(parts).toString()));
      answer.writeHead(request.method === 'POST' ? this.status : 200, { 'content-type': 'text/html' });
      answer.end(this.page);
    });
  });

  /** Starts listening. Gives its address. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function tokenOrMessage(body: string): string {
  return new URLSearchParams(body).get('logout_token') ?? body;
}
