import { connect, type AddressInfo } from 'node:net';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER, type Logger } from '#runtime';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { ErrorPages, Public, type ErrorPage, type Problem } from '../index.js';

@Controller()
@Public('sample')
class SampleController {
  @Get('named/:name')
  named(): string {
    return 'named';
  }

  /** An answer that begins and does not end. */
  @Get('endless')
  endless(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/plain' });
    reply.raw.write('begun');
  }
}

class SamplePages extends ErrorPages {
  override render(_request: FastifyRequest, problem: Problem): ErrorPage {
    return `<p>${problem.code}</p>`;
  }
}

const HOST = 'Host: id.example.com\r\n';

describe('an unreadable request', () => {
  let sample: SampleApp;
  let port: number;
  const logged: unknown[] = [];

  beforeAll(async () => {
    sample = await startSampleApp({
      controllers: [SampleController],
      providers: [{ provide: ErrorPages, useClass: SamplePages }],
    });
    await sample.app.listen(0, '127.0.0.1');
    ({ port } = sample.app.getHttpServer().address() as AddressInfo);
    Object.assign(sample.app.get<Logger>(LOGGER), { info: (line: unknown) => logged.push(line) });
  });

  beforeEach(() => {
    logged.length = 0;
  });

  afterAll(() => sample.app.close());

  /** Sends bytes, then more once the answer contains `after`, and returns everything received until the server closes. */
  const send = (bytes: string, after?: string, more = ''): Promise<string> =>
    new Promise((resolve, reject) => {
      let received = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
      socket.on('data', (data) => {
        received += data.toString();
        if (after !== undefined && received.includes(after)) socket.write(more);
      });
      socket.once('close', () => {
        resolve(received);
      });
      socket.once('error', reject);
    });

  const CLOSE = 'Connection: close\r\n';
  const post = (headers: string, body: string): string =>
    `POST /healthz HTTP/1.1\r\n${HOST}${CLOSE}${headers}\r\n${body}`;

  it.each([
    ['words', 'hello\r\n\r\n', 400],
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00', 400],
    ['an unknown method', `BREW /healthz HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['an unknown version', `GET /healthz HTTP/9.9\r\n${HOST}\r\n`, 400],
    ['a space in its address', `GET /a b HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a header without a colon', `GET /healthz HTTP/1.1\r\n${HOST}nonsense\r\n\r\n`, 400],
    ['a space before a colon', `GET /healthz HTTP/1.1\r\n${HOST}X-A : b\r\n\r\n`, 400],
    ['NUL in a header', `GET /healthz HTTP/1.1\r\n${HOST}X-A: a\0b\r\n\r\n`, 400],
    ['a lone carriage return in a header', `GET /healthz HTTP/1.1\r\n${HOST}X-A: a\rX-B: b\r\n\r\n`, 400],
    ['two lengths', post('Content-Length: 1\r\nContent-Length: 2\r\n', 'ab'), 400],
    ['a length that is none', post('Content-Length: -1\r\n', ''), 400],
    ['a length and chunks', post('Content-Length: 4\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'), 400],
    ['a coding that is none', post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'), 400],
    ['headers without end', `GET /healthz HTTP/1.1\r\n${HOST}X-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['no host', `GET /named/a HTTP/1.1\r\n${CLOSE}\r\n`, 400],
    ['two hosts', `GET /named/a HTTP/1.1\r\n${HOST}${CLOSE}Host: evil.test\r\n\r\n`, 400],
    ['a malformed escape', `GET /named/%zz HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400],
    ['an escape that is no UTF-8', `GET /named/%C3%28 HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400],
    ['half a character', `GET /named/%ED%A0%80 HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400],
    ['NUL in its address', `GET /named/a%00 HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400],
    ['a line break in its address', `GET /named/a%0d%0aset-cookie:x HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400],
    ['no path', `OPTIONS * HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400],
    ['a path without slash', `GET *healthz HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400],
    ['another scheme', `GET file:///etc/passwd HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 400],
    ['an address without end', `GET /${'a'.repeat(12_500)} HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 414],
    ['a method that is not ours', `TRACE /healthz HTTP/1.1\r\n${HOST}${CLOSE}X-Secret: s\r\n\r\n`, 404],
  ])('K4: gets a problem document with every header: %s', async (_what, bytes, status) => {
    const answer = await send(bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    const [start = '', ...lines] = head.split('\r\n');
    expect(start).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    const headers = new Map(lines.map((line) => line.toLowerCase().split(/: (.*)/s) as [string, string]));
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('connection')).toBe('close');
    const problem = JSON.parse(body) as Problem;
    expect(problem).toMatchObject({ status, requestId: headers.get('x-request-id') });
    expect(problem.code).toMatch(/^request\./);
    expect(answer.toLowerCase()).not.toMatch(/x-secret|set-cookie|fst_|hpe_/);
    expect(logged).toEqual([expect.not.objectContaining({ err: expect.anything() })]);
  });

  it('is answered with a page if a person opened it', async () => {
    const answer = await send(`GET /t/demo/%zz HTTP/1.1\r\n${HOST}${CLOSE}Accept: text/html\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('<p>request.invalid</p>');
  });

  it.each([
    ['with an absolute address', `GET http://id.example.com/healthz?x HTTP/1.1\r\n${HOST}${CLOSE}\r\n`],
    ['in HTTP/1.0, which knows no host', 'GET /healthz HTTP/1.0\r\n\r\n'],
    ['with an expectation that nobody knows', `GET /healthz HTTP/1.1\r\n${HOST}${CLOSE}Expect: more\r\n\r\n`],
    ['with a malformed escape behind the path', `GET /healthz?x=%zz HTTP/1.1\r\n${HOST}${CLOSE}\r\n`],
    ['with an upgrade that nobody offers', `GET /healthz HTTP/1.1\r\n${HOST}${CLOSE}Upgrade: h2c\r\n\r\n`],
  ])('does not include a request %s', async (_what, bytes) => {
    expect(await send(bytes)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('does not include addresses with names of any length and script', async () => {
    for (const name of ['%E4%B8%AD', 'a'.repeat(5_000), 'a%2Fb', "';--"]) {
      expect(await send(`GET /named/${name} HTTP/1.1\r\n${HOST}${CLOSE}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
    }
  });

  it('K4: never gets its answer in the middle of another one', async () => {
    const answer = await send(`GET /endless HTTP/1.1\r\n${HOST}\r\n`, 'begun', 'hello\r\n\r\n');
    expect(answer).toContain('begun');
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it('closes the connection if it requests a tunnel', async () => {
    expect(await send(`CONNECT evil.test:443 HTTP/1.1\r\n${HOST}\r\n`)).toBe('');
    expect(await send(`GET /healthz HTTP/1.1\r\n${HOST}${CLOSE}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});
