import { Controller, Get } from '@nestjs/common';
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
  let now = Date.UTC(2026, 0, 1);
  let sample: SampleApp;

  beforeAll(async () => {
    sample = await startSampleApp({
      controllers: [SampleController],
      clock: { now: () => new Date(now) },
      environment: { TRUST_PROXY: '127.0.0.1' },
    });
  });

  afterAll(async () => {
    await sample.app.close();
  });

  const get = (url: string, ip: string) => sample.app.inject({ url, headers: { 'x-forwarded-for': ip } });

  it('T11: lets a burst through, then says when to come back, and keeps its word', async () => {
    expect((await get('/rare', '192.0.2.1')).statusCode).toBe(200);
    expect((await get('/rare', '192.0.2.2')).statusCode).toBe(200);
    const refused = await get('/rare', '192.0.2.3');
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate.limited' });
    expect(refused.headers['retry-after']).toBe('10');
    now += 10_000;
    expect((await get('/rare', '192.0.2.1')).statusCode).toBe(200);
    expect((await get('/rare', '192.0.2.1')).statusCode).toBe(429);
  });

  it('does not make one network or route pay for another', async () => {
    expect((await get('/rare', '198.51.100.1')).statusCode).toBe(200);
    expect((await get('/other', '192.0.2.1')).statusCode).toBe(200);
    expect((await get('/usual', '192.0.2.1')).statusCode).toBe(200);
  });

  it('holds for routes that state none, too', async () => {
    const statuses = [];
    for (let i = 0; i < 601; i += 1) statuses.push((await get('/usual', '203.0.113.1')).statusCode);
    expect(statuses.indexOf(429)).toBe(600);
  });
});

describe('the buckets', () => {
  it('B7: take bounded memory, however many networks ask', () => {
    const buckets = new TokenBuckets(100);
    for (let i = 0; i < 10_000; i += 1) buckets.take(`network-${String(i)}`, { burst: 1, perMinute: 1 }, 0);
    expect(buckets.size).toBe(100);
  });

  it('forget the network that was away for longest', () => {
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
