import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LOGGER, requestContext, type Logger } from '#runtime';
import { clientAddress, Public, RateLimit } from '../index.js';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';

@Controller()
@Public('sample')
class SampleController {
  @Get('address')
  address(@Req() request: FastifyRequest): object {
    return { address: clientAddress(request), logged: requestContext()?.ip };
  }

  @Get('rare')
  @RateLimit({ burst: 1, perMinute: 1 })
  rare(): string {
    return 'x';
  }
}

describe('the address of a client', () => {
  let sample: SampleApp;
  const errors: unknown[] = [];

  beforeAll(async () => {
    sample = await startSampleApp({
      controllers: [SampleController],
      environment: { TRUST_PROXY: '127.0.0.1, 10.0.0.0/8' },
    });
    Object.assign(sample.app.get<Logger>(LOGGER), { error: (line: unknown) => errors.push(line) });
  });
  afterAll(() => sample.app.close());
  beforeEach(() => (errors.length = 0));

  const get = (url: string, forwarded: string, remoteAddress = '127.0.0.1') =>
    sample.app.inject({ url, remoteAddress, headers: { 'x-forwarded-for': forwarded } });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['203.0.113.9:4711', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:DB8:0::7', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['[2001:db8::7]:4711', '2001:db8::7'],
    ['"[2001:db8::7]:4711"', '2001:db8::7'],
    ['fe80::7%eth0', 'fe80::7'],
    ['198.51.100.1, 203.0.113.9:4711, 10.1.0.7:80', '203.0.113.9'],
    ['unknown, 203.0.113.9', '203.0.113.9'],
    ['203.0.113.9,, 10.1.0.7', '203.0.113.9'],
    ['', '127.0.0.1'],
  ])("is derived from a proxy's header %j as %s", async (forwarded, address) => {
    expect((await get('/address', forwarded)).json()).toEqual({ address, logged: address });
    expect(errors).toEqual([]);
  });

  it('is the same in both its forms without a proxy', async () => {
    const { app } = await startSampleApp({ controllers: [SampleController] });
    const answer = await app.inject({ url: '/address', remoteAddress: '::ffff:203.0.113.9' });
    expect(answer.json()).toMatchObject({ address: '203.0.113.9' });
    await app.close();
  });

  it('T11: never makes one person block another, whatever format their proxy uses', async () => {
    const statuses: number[] = [];
    for (const forwarded of [
      '203.0.113.9:1',
      '198.51.100.9:1',
      '[2001:db8:1::7]:1',
      '[2001:db8:2:1::7]:1',
      '203.0.113.9:2',
    ])
      statuses.push((await get('/rare', forwarded)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });

  it.each([
    'unknown',
    '_hidden',
    'unix:',
    '203.0.113',
    '203.0.113.9.example',
    '0xcb007109',
    '203.0.113.9, person',
  ])('is refused, and reported to the operator, when a proxy sends %j', async (forwarded) => {
    const answer = await get('/address', forwarded);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'client.address_unreadable' }]);
    expect(answer.headers['content-security-policy']).toBeDefined();
    expect(errors).toEqual([{ forwardedFor: expect.any(String), proxy: '127.0.0.1' }]);
  });

  it('is not taken from a sender that is not a proxy', async () => {
    const answer = await get('/address', 'unknown', '203.0.113.50');
    expect(answer.json()).toMatchObject({ address: '203.0.113.50' });
  });
});
