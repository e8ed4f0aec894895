import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { builtInPanels, logonPage, phoneIdentifyPage } from '../src/pages/index.js';
import { bodyOf, sendPage, startPageServer, type PageServer } from './page-server.js';
import { METHODS, OPAQUE, sampleContext } from './samples.js';
import { SCENES } from './scenes.js';

interface Status {
  readonly state: string;
  readonly [fact: string]: string | number;
}

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>';

/** Answers the browser's scripts as the product's endpoints do, under the test's direction. */
export class FakePortal {
  private server: PageServer | undefined;
  private requests: Seen[] = [];
  private open: ServerResponse[] = [];
  private status: Status = { state: 'created' };
  private refusal: { status: number; code: string } | undefined;
  private hasStreams = true;
  private streamed = 0;

  static async start(): Promise<FakePortal> {
    const portal = new FakePortal();
    portal.server = await startPageServer((request, response) => void portal.answer(request, response));
    return portal;
  }

  get url(): string {
    return this.server?.url ?? '';
  }

  reset(): void {
    for (const stream of this.open) stream.end();
    this.open = [];
    this.requests = [];
    this.status = { state: 'created' };
    this.refusal = undefined;
    this.hasStreams = true;
    this.streamed = 0;
  }

  refuse(status: number, code: string): void {
    this.refusal = { status, code };
  }

  refuseStreams(): void {
    this.hasStreams = false;
  }

  /** Announces a state to whoever listens or asks. */
  tell(status: Status): void {
    this.status = status;
    for (const stream of this.open) stream.write(`data: ${JSON.stringify(status)}\n\n`);
  }

  /** Resolves when the browser has opened so many streams since the last reset. */
  async streams(count: number): Promise<void> {
    const deadline = Date.now() + 15_000;
    while (this.streamed < count) {
      if (Date.now() > deadline)
        throw new Error(`${String(this.streamed)} streams instead of ${String(count)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  seen(method: string, urlEnd: string): readonly Seen[] {
    return this.requests.filter((request) => request.method === method && request.url.endsWith(urlEnd));
  }

  async close(): Promise<void> {
    await this.server?.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, url, headers, body: await bodyOf(request) });
    const path = url.split('?')[0] ?? '';
    if (path.endsWith('/logon')) sendPage(response, this.logon());
    else if (path.endsWith('/phone')) sendPage(response, this.phone());
    else if (path.startsWith('/scene/')) sendPage(response, this.scene(path.slice('/scene/'.length)));
    else if (path.endsWith('/events')) this.stream(response);
    else if (path.endsWith('/redeem')) this.json(response, 200, { location: '/t/demo/arrived' });
    else if (path.endsWith('/ticket')) this.ticket(method, response);
    else sendPage(response, '<!doctype html><title>there</title><p>there');
  }

  private logon(): string {
    const context = sampleContext('en', (name) => this.server?.assets(name) ?? '');
    return logonPage({ context, panels: builtInPanels(), methods: METHODS, current: 'dingtalk-qr' });
  }

  private scene(name: string): string {
    return SCENES[name]?.(sampleContext('en', (asset) => this.server?.assets(asset) ?? '')) ?? '';
  }

  private phone(): string {
    const context = sampleContext('en', (name) => this.server?.assets(name) ?? '');
    return phoneIdentifyPage({
      context,
      opaque: OPAQUE,
      app: { corpId: 'dingcorp</script>', clientId: 'dingclient' },
    });
  }

  private stream(response: ServerResponse): void {
    if (!this.hasStreams) {
      this.json(response, 503, { code: 'streams.full' });
      return;
    }
    response.setHeader('content-type', 'text/event-stream');
    response.write(`data: ${JSON.stringify(this.status)}\n\n`);
    this.open.push(response);
    this.streamed += 1;
  }

  private ticket(method: string, response: ServerResponse): void {
    if (this.refusal !== undefined) {
      response.setHeader('retry-after', '30');
      this.json(response, this.refusal.status, { code: this.refusal.code });
      return;
    }
    if (method === 'GET') {
      this.json(response, 200, this.status);
      return;
    }
    for (const stream of this.open) stream.end();
    this.open = [];
    this.status = { state: 'created' };
    this.json(response, 201, { svg: SVG, lifetimeSeconds: 120, pollIntervalSeconds: 0.1 });
  }

  private json(response: ServerResponse, status: number, body: object): void {
    response.statusCode = status;
    response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
    response.end(JSON.stringify(body));
  }
}
