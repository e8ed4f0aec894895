import { Readable } from 'node:stream';
import { Controller, Get, Header, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER, type Logger } from '#runtime';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { Cookies, ErrorPages, Public, type ErrorPage } from '../index.js';

/** Number of commits by a route whose answer could not be sent. */
let committed = 0;

@Controller('send')
@Public('sample')
class SendingController {
  constructor(private readonly cookies: Cookies) {}

  @Get('redirect')
  redirect(@Query('to') to: string, @Res({ passthrough: true }) reply: FastifyReply): void {
    committed += 1;
    this.cookies.set(reply, 'session', 'kept');
    void reply.redirect(to, 303);
  }

  @Get('header')
  header(@Query('value') value: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    committed += 1;
    this.cookies.set(reply, 'session', 'kept');
    void reply.header('x-said', value).header('content-disposition', `attachment; filename="${value}"`);
    return 'done';
  }

  @Get('bigint')
  bigint(@Res({ passthrough: true }) reply: FastifyReply): unknown {
    this.cookies.set(reply, 'session', 'kept');
    void reply.header('etag', '"1"').header('content-encoding', 'gzip');
    return { value: 1n };
  }

  @Get('circle')
  circle(): unknown {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    return circle;
  }

  @Get('hook')
  hook(): string {
    return 'x';
  }

  @Get('early')
  @Header('content-disposition', 'attachment; filename="log.csv"')
  early(): StreamableFile {
    return new StreamableFile(
      new Readable({
        read() {
          this.destroy(new Error('the source is gone'));
        },
      }),
    );
  }

  @Get('late')
  late(): StreamableFile {
    let isFirst = true;
    return new StreamableFile(
      new Readable({
        read() {
          if (isFirst) this.push('a'.repeat(100_000));
          else this.destroy(new Error('the source is gone'));
          isFirst = false;
        },
      }),
    );
  }
}

class SamplePages extends ErrorPages {
  override render(request: FastifyRequest): ErrorPage {
    return request.url.startsWith('/send/redirect') ? { location: '/t/demo/中' } : '<p>page</p>';
  }
}

describe('an answer that cannot be sent unchanged', () => {
  let sample: SampleApp;
  const logged: unknown[] = [];

  beforeAll(async () => {
    sample = await startSampleApp({
      controllers: [SendingController],
      providers: [{ provide: ErrorPages, useClass: SamplePages }],
      hooks: (fastify) => {
        fastify.addHook('onSend', (request, _reply, _payload, done) => {
          const isFirst = request.url === '/send/hook' && !seen.has(request);
          seen.add(request);
          if (isFirst) done(new Error('a hook has a defect'));
          else done();
        });
      },
    });
    const logger = sample.app.get<Logger>(LOGGER);
    Object.assign(logger, { error: (...line: unknown[]) => logged.push(line) });
  });
  const seen = new WeakSet<FastifyRequest>();

  beforeEach(() => {
    committed = 0;
    logged.length = 0;
  });

  afterAll(() => sample.app.close());

  const get = (path: string, accept = 'application/json') =>
    sample.app.inject({ url: `/send/${path}`, headers: { accept } });

  it.each([
    ['/t/demo/中', '/t/demo/%E4%B8%AD'],
    ['/t/demo/👩‍👧', '/t/demo/%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7'],
    ['/t/demo/\u2028?q=ü#é', '/t/demo/%E2%80%A8?q=%C3%BC#%C3%A9'],
    ['/t/demo/a\r\nset-cookie: x=1', '/t/demo/a%0D%0Aset-cookie:%20x=1'],
    ['https://app.test/中', 'https://app.test/%E4%B8%AD'],
    ['https://例え.test/', 'https://xn--r8jz45g.test/'],
    ['/t/demo/%E4%B8%AD?x=%zz', '/t/demo/%E4%B8%AD?x=%zz'],
  ])('B6: redirects to %j in the form that headers accept, even after a commit', async (to, location) => {
    const answer = await get(`redirect?to=${encodeURIComponent(to)}`);
    expect([answer.statusCode, answer.headers.location, committed]).toEqual([303, location, 1]);
    expect(answer.headers['set-cookie']).toMatch(/^__Host-session=kept;/);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('K7: omits a header that cannot be sent, and logs that, instead of failing', async () => {
    const answer = await get(`header?value=${encodeURIComponent('中\r\nx-injected: 1')}`);
    expect([answer.statusCode, answer.body, committed]).toEqual([200, 'done', 1]);
    expect(answer.headers).not.toHaveProperty('x-said');
    expect(answer.headers).not.toHaveProperty('x-injected');
    expect(answer.headers['set-cookie']).toMatch(/^__Host-session=kept;/);
    expect(JSON.stringify(logged)).toContain('x-said');
    expect(JSON.stringify(logged)).not.toContain('injected');
  });

  it.each(['bigint', 'circle', 'hook', 'early'])(
    'K4: becomes a problem document like any other failure: %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.statusCode, answer.json()]).toEqual([
        500,
        {
          type: 'urn:openeiam:problem:internal',
          title: 'Internal',
          status: 500,
          code: 'internal',
          requestId: answer.headers['x-request-id'],
        },
      ]);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
      for (const name of ['etag', 'content-encoding', 'content-disposition', 'location'])
        expect(answer.headers).not.toHaveProperty(name);
      expect(logged).toHaveLength(1);
    },
  );

  it('keeps the cookies of a session that was opened before its answer failed', async () => {
    expect((await get('bigint')).headers['set-cookie']).toMatch(/^__Host-session=kept;/);
  });

  it('becomes a page for people', async () => {
    const answer = await get('circle', 'text/html');
    expect([answer.statusCode, answer.body]).toEqual([500, '<p>page</p>']);
  });

  it('is aborted once it has begun, so that nobody takes a part for the whole', async () => {
    await expect(get('late')).rejects.toThrow();
    expect(logged).toHaveLength(1);
  });
});
