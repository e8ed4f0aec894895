import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Product } from '../../harness/start-product.js';
import type { KeyPair } from './key-pair.js';
import { ServiceProvider, type Told } from './service-provider.js';

/** An application for people with a browser: it lets in those who log on at the portal, and has a button to log off. */
export class Application {
  #party: ServiceProvider | undefined;
  #inside: Told['profile'] | undefined;
  readonly #server: Server = createServer((request, answer) => {
    this.answer(request, answer).catch((error: unknown) => {
      answer.writeHead(500, { 'content-type': 'text/html' }).end(`<h1>Refused</h1>${String(error)}`);
    });
  });

  private constructor(readonly name: string) {}

  static async open(product: Product, name: string, keys: KeyPair): Promise<Application> {
    const application = new Application(name);
    await new Promise<void>((resolve) => application.#server.listen(0, '127.0.0.1', resolve));
    application.#party = await ServiceProvider.register(product, {
      keys,
      consumer: `${application.url}/acs`,
      settings: { name, logouts: [{ binding: 'redirect', location: `${application.url}/logged-off` }] },
    });
    return application;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  private async answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const party = this.#party;
    if (party === undefined) throw new Error('The application is not registered');
    const { pathname, search, searchParams } = new URL(request.url ?? '/', this.url);
    if (pathname === '/acs') {
      const fields = Object.fromEntries(new URLSearchParams(await text(request)));
      this.#inside = (await party.take({ action: pathname, fields })).profile;
      answer.writeHead(303, { location: '/' }).end();
      return;
    }
    if (pathname === '/log-off' && this.#inside !== undefined) {
      answer.writeHead(303, { location: await party.saml.getLogoutUrlAsync(this.#inside, '', {}) }).end();
      return;
    }
    if (pathname === '/logged-off') {
      await party.saml.validateRedirectAsync(Object.fromEntries(searchParams), search.slice(1));
      this.#inside = undefined;
      answer.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${this.name}: goodbye</h1>`);
      return;
    }
    if (this.#inside === undefined) {
      answer.writeHead(303, { location: await party.ask() }).end();
      return;
    }
    const who = String(this.#inside['urn:oid:2.16.840.1.113730.3.1.241']);
    answer
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<h1>${this.name}: hello, ${who}</h1><a href="/log-off">Log off</a>`);
  }
}
