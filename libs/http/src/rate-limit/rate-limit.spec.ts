import { Controller, Get } from '@nestjs/common';
import { TestClock } from '#testing';
import { startSampleApp, type SampleApp } from '../sample/start-sample-app.js';
import { Public, RateLimit } from '../index.js';
import { TokenBuckets } from './token-buckets.js';

@Controller()
@Public('sample')
class SampleController {
  @Get('rare')
  @RateLimit({ burst: 2, perMinute: 6 })
  rare(): string {
    return 'x';
  }

  @Get('other')
  @RateLimit({ burst: 2, perMinute: 6 })
  other(): string {
    return 'x';
  }

  @Get('usual')
  usual(): string {
    return 'x';
  }
}

describe('a rate limit', () => {
  const clock = TestClock.standingAt('2026-01-01T00:00:00Z');
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({
      controllers: [SampleController],
      clock,
      environment: { TRUST_PROXY: '127.0.0.1' },
    });
  });

  afterAll(async () => {
    await sample.app.close();
  });

  const get = (url: string, ip: string) => sample.app.inject({ url, headers: { 'x-forwarded-for': ip } });

  it('T11: allows a burst, then says when to try again, and then accepts the request', async () => {
    expect((await get('/rare', '192.0.2.1')).statusCode).toBe(200);
    expect((await get('/rare', '192.0.2.2')).statusCode).toBe(200);
    const refused = await get('/rare', '192.0.2.3');
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate.limited' });
    expect(refused.headers['retry-after']).toBe('10');
    clock.advance(10);
    expect((await get('/rare', '192.0.2.1')).statusCode).toBe(200);
    expect((await get('/rare', '192.0.2.1')).statusCode).toBe(429);
  });

  it('does not penalise one network or route for another', async () => {
    expect((await get('/rare', '198.51.100.1')).statusCode).toBe(200);
    expect((await get('/other', '192.0.2.1')).statusCode).toBe(200);
    expect((await get('/usual', '192.0.2.1')).statusCode).toBe(200);
  });

  it('also applies to routes that declare none', async () => {
    const statuses = [];
    for (let i = 0; i < 601; i += 1) statuses.push((await get('/usual', '203.0.113.1')).statusCode);
    expect(statuses.indexOf(429)).toBe(600);
  });
});

describe('the token buckets', () => {
  it('B7: use a limited amount of memory, however many networks send requests', () => {
    const buckets = new TokenBuckets(100);
    for (let i = 0; i < 10_000; i += 1) buckets.take(`network-${String(i)}`, { burst: 1, perMinute: 1 }, 0);
    expect(buckets.size).toBe(100);
  });

  it('drop the network that was idle for longest', () => {
    const buckets = new TokenBuckets(2);
    const rate = { burst: 1, perMinute: 1 };
    buckets.take('a', rate, 0);
    buckets.take('b', rate, 1);
    expect(buckets.take('a', rate, 2)).toBeGreaterThan(0);
    buckets.take('c', rate, 3);
    expect(buckets.take('a', rate, 4)).toBeGreaterThan(0);
    expect(buckets.take('b', rate, 5)).toBe(0);
  });
});
