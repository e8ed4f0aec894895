import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Body, Controller, Get, Header, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { DomainError } from '#kernel';
import { LOGGER, requestContext, type Logger } from '#runtime';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { Public, WithoutCsrfToken } from '../index.js';

const UUID = /^[0-9a-f-]{36}$/;

let asked = false;
let release = (): void => undefined;

@Controller()
@Public('sample')
@WithoutCsrfToken('sample')
class SampleController {
  @Get('context')
  context(): unknown {
    return requestContext();
  }

  @Post('echo')
  async echo(@Body() body: unknown): Promise<unknown> {
    await Promise.resolve();
    return { body, context: requestContext() };
  }

  @Get('cached')
  @Header('cache-control', 'public, max-age=60')
  cached(@Query('fail') fail?: string): string {
    if (fail !== undefined) throw new DomainError('gone', 'ticket.expired');
    return 'x';
  }

  @Get('slow')
  async slow(): Promise<never> {
    asked = true;
    return new Promise(() => undefined);
  }

  @Get('held')
  async held(): Promise<string> {
    asked = true;
    return new Promise((resolve) => {
      release = () => {
        resolve('held');
      };
    });
  }

  @Post('checked')
  checked(
    @Body({ schema: z.object({ age: z.number(), to: z.object({ name: z.string() }) }) }) body: unknown,
  ): unknown {
    return body;
  }
}

describe('an application built on this lib', () => {
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({ controllers: [SampleController] });
  });

  afterAll(async () => {
    await sample.app.close();
  });

  it('gives every request an id, and passes its context to controllers', async () => {
    const answer = await sample.app.inject({ url: '/context', headers: { 'user-agent': 'Browser/1' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['x-request-id']).toMatch(UUID);
    expect(answer.json()).toEqual({
      requestId: answer.headers['x-request-id'],
      correlationId: answer.headers['x-correlation-id'],
      actor: { kind: 'anonymous' },
      ip: '127.0.0.1',
      userAgent: 'Browser/1',
    });
  });

  it('keeps the context while it reads a body that arrives after its headers', async () => {
    const call = httpRequest({
      host: '127.0.0.1',
      port: await portOf(sample),
      path: '/echo',
      method: 'POST',
      headers: { 'content-type': 'application/json', expect: '100-continue' },
    });
    call.flushHeaders();
    // The server sends this once it has accepted the request.
    await once(call, 'continue');
    call.end('{}');
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    const { context } = JSON.parse(await text(answer)) as { context?: { requestId: string } };
    expect(context?.requestId).toBe(answer.headers['x-request-id']);
  });

  it('accepts a correlation id only if it is a UUID', async () => {
    const id = '019a0000-0000-7000-8000-00000000000a';
    const kept = await sample.app.inject({
      url: '/context',
      headers: { 'x-correlation-id': id.toUpperCase() },
    });
    expect(kept.headers['x-correlation-id']).toBe(id);
    const replaced = await sample.app.inject({
      url: '/context',
      headers: { 'x-correlation-id': 'me; drop' },
    });
    expect(replaced.headers['x-correlation-id']).toMatch(UUID);
  });

  it('reads forms and JSON', async () => {
    const form = await sample.app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'name=%E7%8E%8B&x=1',
    });
    expect(form.json<{ body: unknown }>().body).toEqual({ name: '王', x: '1' });
  });

  it('names every field that does not match its schema', async () => {
    const answer = await sample.app.inject({
      method: 'POST',
      url: '/checked',
      payload: { age: 'old', to: {} },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({
      type: 'urn:openeiam:problem:request.invalid',
      code: 'request.invalid',
      errors: [{ path: 'age' }, { path: 'to.name' }],
    });
  });

  it.each([
    [
      'a body that is too large',
      '{"a":"' + 'x'.repeat(70_000) + '"}',
      'application/json',
      413,
      'request.too_large',
    ],
    ['malformed JSON', '{"a":', 'application/json', 400, 'request.invalid'],
    ['an unknown media type', '<a/>', 'text/xml', 415, 'request.media_type_unsupported'],
  ])('answers %s with a problem document', async (_what, payload, type, status, code) => {
    const answer = await sample.app.inject({
      method: 'POST',
      url: '/echo',
      headers: { 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ status, code, requestId: answer.headers['x-request-id'] });
  });

  it.each([
    ['an address that is not there', '/nowhere', 404, 'request.not_found'],
    ['a malformed address', '/%zz', 400, 'request.invalid'],
  ])('answers %s with a problem document and the security headers', async (_what, url, status, code) => {
    const answer = await sample.app.inject({ url });
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('lets a route control caching, but not for its errors', async () => {
    const cached = await sample.app.inject({ url: '/cached' });
    expect(cached.headers['cache-control']).toBe('public, max-age=60');
    const failed = await sample.app.inject({ url: '/cached?fail=1' });
    expect(failed.statusCode).toBe(410);
    expect(failed.headers['cache-control']).toBe('no-store');
  });

  it('logs a request whose client does not wait for the answer', async () => {
    const logger = sample.app.get<Logger>(LOGGER);
    const lines: unknown[] = [];
    const info = logger.info.bind(logger);
    Object.assign(logger, { info: (line: unknown) => lines.push(line) });
    const leave = new AbortController();
    const answer = fetch(`http://127.0.0.1:${String(await portOf(sample))}/slow`, { signal: leave.signal });
    await until(() => asked);
    leave.abort();
    await expect(answer).rejects.toThrow();
    await until(() => lines.length > 0);
    Object.assign(logger, { info });
    expect(lines).toEqual([expect.objectContaining({ route: '/slow', status: 499 })]);
  });

  it('K4: answers requests on open connections while it stops, with every header', async () => {
    const stopping = await startSampleApp({ controllers: [SampleController] });
    const socket = connect(await portOf(stopping), '127.0.0.1');
    const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: id.example.com\r\n\r\n`;
    asked = false;
    socket.write(request('/held'));
    await until(() => asked);
    const closed = stopping.app.close();
    await until(() => !stopping.app.getHttpServer().listening);
    const arrived = once(stopping.app.getHttpServer(), 'request');
    socket.write(request('/context'));
    await arrived;
    const answers = text(socket);
    release();
    const [first, second] = (await answers).split(/(?=HTTP\/1\.1 )/);
    expect(first).toMatch(/^HTTP\/1\.1 200 [^]*held/);
    expect(second).toMatch(/^HTTP\/1\.1 200 [^]*content-security-policy[^]*requestId/);
    await closed;
  });

  it('logs the pattern of the route instead of its address', async () => {
    const logger = sample.app.get<Logger>(LOGGER);
    const lines: unknown[] = [];
    const info = logger.info.bind(logger);
    Object.assign(logger, { info: (line: unknown) => lines.push(line) });
    await sample.app.inject({ url: '/context?code=very-secret' });
    Object.assign(logger, { info });
    expect(lines).toEqual([
      { method: 'GET', route: '/context', status: 200, ms: expect.any(Number), ip: '127.0.0.1' },
    ]);
  });
});

async function portOf({ app }: SampleApp): Promise<number> {
  if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
  const address: unknown = app.getHttpServer().address();
  if (typeof address !== 'object' || address === null || !('port' in address))
    throw new Error('Not listening');
  return Number(address.port);
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error('It did not become true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
