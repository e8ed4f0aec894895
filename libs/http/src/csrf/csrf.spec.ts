import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { jest } from '@jest/globals';
import { newSecret } from '#kernel';
import { LOGGER, type Logger } from '#runtime';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { CsrfTokens, Public, WithoutCsrfToken } from '../index.js';

@Controller()
@Public('sample')
class SampleController {
  constructor(private readonly tokens: CsrfTokens) {}

  @Get('form')
  form(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return this.tokens.issue(request, reply);
  }

  @Post('change')
  change(@Body() body: unknown): unknown {
    return { body };
  }

  @Post('hook')
  @WithoutCsrfToken('sample of a machine route')
  hook(): unknown {
    return { heard: true };
  }
}

const OURS = 'https://id.example.com';

describe('a request that changes something', () => {
  let sample: SampleApp;
  let token: string;
  let cookie: string;

  beforeAll(async () => {
    sample = await startSampleApp({ controllers: [SampleController] });
    const page = await sample.app.inject({ url: '/form' });
    token = page.body;
    cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
  });

  afterAll(async () => {
    await sample.app.close();
  });

  const post = (headers: Record<string, string>, payload: Record<string, string> = {}, url = '/change') =>
    sample.app.inject({ method: 'POST', url, headers, payload });

  it('is accepted with our origin and the token of this browser, in the header or in the form', async () => {
    const byHeader = await post({ origin: OURS, cookie, 'x-csrf-token': token }, { a: '1' });
    expect([byHeader.statusCode, byHeader.json()]).toEqual([201, { body: { a: '1' } }]);
    const byField = await post({ origin: OURS, cookie }, { a: '1', _csrf: token });
    expect([byField.statusCode, byField.json()]).toEqual([201, { body: { a: '1' } }]);
  });

  it('is accepted with every token of the same browser, which differ from page to page because answers are compressed', async () => {
    const again = await sample.app.inject({ url: '/form', headers: { cookie } });
    expect(again.body).not.toBe(token);
    expect(again.headers['set-cookie']).toBeUndefined();
    const both = [token, again.body].map((one) => post({ origin: OURS, cookie, 'x-csrf-token': one }));
    expect((await Promise.all(both)).map(({ statusCode }) => statusCode)).toEqual([201, 201]);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of ours', { origin: `${OURS}:8443` }],
    ['plain HTTP', { origin: 'http://id.example.com' }],
    ['an opaque origin', { origin: 'null' }],
    ['no origin and another site', { 'sec-fetch-site': 'cross-site' }],
    ['no origin and a sister site', { 'sec-fetch-site': 'same-site' }],
    ['no origin and no word of the browser', {}],
  ])('B4: is refused from %s, even with a token', async (_what, headers) => {
    const answer = await post({ ...headers, cookie, 'x-csrf-token': token });
    expect(answer.json()).toMatchObject({ status: 403, code: 'csrf.refused' });
  });

  it('is accepted without Origin when the browser says that it comes from our own page', async () => {
    const answer = await post({ 'sec-fetch-site': 'same-origin', cookie, 'x-csrf-token': token });
    expect(answer.statusCode).toBe(201);
  });

  it('C1: is refused without the token, with a wrong one, and with the token of another browser', async () => {
    const stranger = `__Host-browser=${newSecret()}`;
    for (const headers of [
      { origin: OURS, cookie },
      { origin: OURS, cookie, 'x-csrf-token': newSecret() },
      { origin: OURS, cookie: stranger, 'x-csrf-token': token },
      { origin: OURS, 'x-csrf-token': token },
    ]) {
      const answer = await post(headers);
      expect(answer.json()).toMatchObject({ status: 403, code: 'csrf.refused' });
    }
  });

  it.each([
    ['foreign', 'a page of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['address', 'our page at another address', { origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' }],
    [
      'address',
      'our page behind a proxy',
      { origin: 'https://old.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['cookies', 'a browser without cookies', { origin: OURS, cookie: '' }],
    [
      'logged_on',
      'a page from before a logon',
      { origin: OURS, cookie: `__Host-browser=${newSecret()}; __Host-session=x` },
    ],
    ['page', 'a page of another browser', { origin: OURS, cookie: `__Host-browser=${newSecret()}` }],
  ])('reports the cause %s to the page and to the operator if it was %s', async (cause, _what, headers) => {
    const level = cause === 'logged_on' ? 'info' : 'warn';
    const noted = jest.spyOn(sample.app.get<Logger>(LOGGER), level);
    const answer = await post({ cookie, 'x-csrf-token': token, ...headers });
    expect(answer.json()).toMatchObject({
      status: 403,
      code: 'csrf.refused',
      cause,
      ...(cause === 'address' ? { publicUrl: OURS } : {}),
    });
    expect(noted).toHaveBeenCalledWith(
      expect.objectContaining({ cause, route: '/change', origin: headers.origin }),
      'A form was refused, because it may come from another site',
    );
    noted.mockRestore();
  });

  it('is accepted from machines on their routes, but from no page of another origin', async () => {
    expect((await post({}, {}, '/hook')).statusCode).toBe(201);
    expect((await post({ origin: 'https://evil.example' }, {}, '/hook')).statusCode).toBe(403);
  });
});
