import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { ErrorTexts } from '#pages';
import { bodyOf, sendPage, startPageServer, type PageServer } from '../../pages/preview/page-server.js';
import { sampleContext } from '../../pages/preview/samples.js';
import type { Scene, Scenes } from '../../pages/preview/scenes.js';
import { display, identifying } from './scenes.js';

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

/** How streams reach the browser: unchanged, not at all, or held back on the way, at once or after the first message. */
type Streams = 'open' | 'refused' | 'held' | 'held after the first';

/** Id of every ticket. */
const TICKET = '019ac0de-0000-7000-8000-000000000001';

/** What the code of every ticket holds. */
export const SCAN_URL = 'https://portal.example.com/q/hM2c9Qk0vW3xY8zT1uR5sP7nL4jF6dB0aEgIiKmOqSw';

/** Answers the browser's scripts like the product's endpoints, as the test directs. */
export class FakePortal {
  private server: PageServer | undefined;
  private scenes: Scenes = {};
  private requests: Seen[] = [];
  private open: ServerResponse[] = [];
  private status: Status = { state: 'created' };
  private refusal: { status: number; code: string; retryAfter: number } | undefined;
  private streams: Streams = 'open';
  private isLost = false;
  private streamed = 0;

  /** @param scenes pages that it serves at `/scene/<name>` */
  static async start(scenes: Scenes = {}): Promise<FakePortal> {
    const portal = new FakePortal();
    portal.scenes = scenes;
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
    this.streams = 'open';
    this.isLost = false;
    this.streamed = 0;
  }

  /** @param retryAfter seconds */
  refuse(status: number, code: string, retryAfter = 30): void {
    this.refusal = { status, code, retryAfter };
  }

  /** Stops refusing. */
  accept(): void {
    this.refusal = undefined;
  }

  letStreams(streams: Streams): void {
    this.streams = streams;
  }

  /** Forgets the ticket, as after a crash of the database. */
  lose(): void {
    this.isLost = true;
    for (const stream of this.open) stream.end();
    this.open = [];
  }

  /** Announces a state to all listeners and polls. */
  tell(status: Status): void {
    this.status = status;
    if (this.streams !== 'open') return;
    for (const stream of this.open) stream.write(`data: ${JSON.stringify(status)}\n\n`);
  }

  /** Resolves when the browser has opened this many streams since the last reset. */
  async streamsOpened(count: number): Promise<void> {
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
    if (path.endsWith('/logon')) sendPage(response, this.draw(display()));
    else if (path.endsWith('/phone'))
      sendPage(response, this.draw(identifying({ corpId: 'dingcorp</script>', clientId: 'dingclient' })));
    else if (path.startsWith('/scene/'))
      sendPage(response, this.draw(this.scenes[path.slice('/scene/'.length)]));
    else if (path.endsWith('/events')) this.stream(response);
    else if (path.endsWith('/redeem')) this.json(response, 200, { location: '/t/demo/arrived' });
    else if (path.endsWith('/ticket')) this.ticket(method, response);
    else sendPage(response, '<!doctype html><title>there</title><p>there');
  }

  private draw(scene: Scene | undefined): string {
    const context = sampleContext('en', (name) => this.server?.assets(name) ?? '', new ErrorTexts());
    return scene?.(context) ?? '';
  }

  private stream(response: ServerResponse): void {
    if (this.streams === 'refused' || this.isLost) {
      this.json(response, 404, { code: 'ticket.unknown' });
      return;
    }
    response.setHeader('content-type', 'text/event-stream');
    const due = this.streams === 'open' ? 60 : 1;
    if (this.streams !== 'held') {
      response.write(`: next in ${String(due)} s\n\ndata: ${JSON.stringify(this.status)}\n\n`);
    }
    this.open.push(response);
    this.streamed += 1;
  }

  private ticket(method: string, response: ServerResponse): void {
    if (method === 'DELETE') {
      response.writeHead(204).end();
      return;
    }
    if (this.refusal !== undefined) {
      response.setHeader('retry-after', String(this.refusal.retryAfter));
      this.json(response, this.refusal.status, { code: this.refusal.code });
      return;
    }
    if (method === 'GET' && this.isLost) {
      this.json(response, 404, { code: 'ticket.unknown' });
      return;
    }
    if (method === 'GET') {
      this.json(response, 200, this.status);
      return;
    }
    for (const stream of this.open) stream.end();
    this.open = [];
    this.status = { state: 'created' };
    this.isLost = false;
    this.json(response, 201, {
      id: TICKET,
      scanUrl: SCAN_URL,
      lifetimeSeconds: 120,
      pollIntervalSeconds: 0.1,
    });
  }

  private json(response: ServerResponse, status: number, body: object): void {
    response.statusCode = status;
    response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
    response.end(JSON.stringify(body));
  }
}
