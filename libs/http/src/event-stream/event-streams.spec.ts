import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SampleTenants } from '../sample/sample-ports.js';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { EventStreams, LiveConnections, Public, TenantResolver } from '../index.js';

let closings = 0;

@Controller('t/:slug')
@Public('sample')
class SampleController {
  constructor(private readonly streams: EventStreams) {}

  @Get('live')
  live(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.streams
      .open(request, reply, {
        subject: request.id,
        onClose: () => {
          closings += 1;
        },
      })
      .send({ state: 'waiting' });
  }
}

describe('event streams', () => {
  let sample: SampleApp;
  let base: string;
  let leave: AbortController;

  beforeEach(async () => {
    closings = 0;
    leave = new AbortController();
    sample = await startSampleApp({
      controllers: [SampleController],
      providers: [{ provide: TenantResolver, useClass: SampleTenants }],
      environment: { WAITING_PER_TENANT: '2', WAITING_TOTAL: '3' },
    });
    await sample.app.listen(0, '127.0.0.1');
    const address: unknown = sample.app.getHttpServer().address();
    if (typeof address !== 'object' || address === null || !('port' in address))
      throw new Error('Not listening');
    base = `http://127.0.0.1:${String(address.port)}`;
  });

  afterEach(async () => {
    leave.abort();
    await sample.app.close();
  });

  const open = (slug: string, headers: Record<string, string> = {}, signal = leave.signal) =>
    fetch(`${base}/t/${slug}/live`, { headers, signal });

  it('send data at once, with the headers that keep proxies from buffering', async () => {
    const answer = await open('demo', { origin: 'https://id.example.com' });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await readUntil(answer, 'waiting')).toContain('data: {"state":"waiting"}\n\n');
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('B4: do not open for %s', async (_what, headers) => {
    const answer = await open('demo', headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'csrf.refused' });
    expect(sample.app.get(LiveConnections).size).toBe(0);
  });

  it('B7: are refused with 503 above the limit of the tenant and of the process, and closed ones free their places', async () => {
    const first = new AbortController();
    await open('demo', {}, first.signal);
    await open('demo');
    const refused = await open('demo');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await refused.json()).toMatchObject({ code: 'waiting.full' });
    expect((await open('other')).status).toBe(200);
    expect((await open('other')).status).toBe(503);
    first.abort();
    await until(() => sample.app.get(LiveConnections).size === 2);
    expect(closings).toBe(1);
    expect((await open('demo')).status).toBe(200);
  });

  it('take no place for HEAD', async () => {
    const answer = await fetch(`${base}/t/demo/live`, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    await until(() => sample.app.get(LiveConnections).size === 0);
  });

  it('B5: end when the process stops, which does not wait for them', async () => {
    const answer = await open('demo');
    const rest = answer.text();
    await sample.app.close();
    expect(await rest).toContain('waiting');
    expect(closings).toBe(1);
  });
});

async function readUntil(answer: Response, text: string): Promise<string> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let read = '';
  while (reader !== undefined && !read.includes(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    read += decoder.decode(value, { stream: true });
  }
  return read;
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('It did not become true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
