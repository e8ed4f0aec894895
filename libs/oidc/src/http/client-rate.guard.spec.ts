import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { TestClock } from '#testing';
import { ClientRateGuard } from './client-rate.guard.js';

interface Sent {
  readonly url?: string;
  readonly ip?: string;
  readonly authorization?: string;
  readonly body?: unknown;
}

const basic = (id: string): string => `Basic ${Buffer.from(`${id}:secret`).toString('base64')}`;
const assertion = (sub: string): string =>
  `e30.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.signature`;

describe('the rate limit of a client', () => {
  let clock: TestClock;
  let guard: ClientRateGuard;

  beforeEach(() => {
    clock = TestClock.standingAt('2026-01-01T00:00:00Z');
    guard = new ClientRateGuard(clock);
  });

  /** `ok`, or the number of seconds to wait. */
  function ask({ url = '/t/demo/oidc/token', ip = '192.0.2.1', authorization, body }: Sent): string | number {
    const headers = authorization === undefined ? {} : { authorization };
    const request = { url, ip, headers, body } as unknown as FastifyRequest;
    try {
      guard.canActivate({ switchToHttp: () => ({ getRequest: () => request }) } as ExecutionContext);
      return 'ok';
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error.retryAfterSeconds ?? 0;
    }
  }

  const times = (count: number, sent: Sent) => Array.from({ length: count }, () => ask(sent));

  it.each([
    ['its secret in the header', { authorization: basic('grafana') }],
    ['its secret in the form', { body: { client_id: 'grafana', client_secret: 'x' } }],
    ['a signed assertion', { body: { client_assertion: assertion('grafana') } }],
  ])('counts every way of naming the client together: %s', (_way, sent) => {
    expect(new Set(times(300, { body: { client_id: 'grafana' } }))).toEqual(new Set(['ok']));
    expect(ask(sent)).toBeGreaterThan(0);
    clock.advance(1);
    expect(times(21, sent).filter((one) => one === 'ok')).toHaveLength(20);
  });

  it('is separate for each client, endpoint, tenant and network, so that nobody else can use it up', () => {
    const body = { client_id: 'grafana' };
    times(300, { body });
    expect(ask({ body })).toBeGreaterThan(0);
    expect(ask({ body, ip: '198.51.100.1' })).toBe('ok');
    expect(ask({ body, url: '/t/demo/oidc/par' })).toBe('ok');
    expect(ask({ body, url: '/t/acme/oidc/token' })).toBe('ok');
    expect(ask({ body: { client_id: 'gitlab' } })).toBe('ok');
    expect(ask({ body, url: '/t/demo/oidc/token?x=1' })).toBeGreaterThan(0);
  });

  it('counts by access token where no client is named', () => {
    const url = '/t/demo/oidc/userinfo';
    expect(new Set(times(60, { url, authorization: 'Bearer one' }))).toEqual(new Set(['ok']));
    expect(ask({ url, authorization: 'Bearer one' })).toBeGreaterThan(0);
    expect(ask({ url, authorization: 'Bearer two' })).toBe('ok');
  });

  it('does not apply to requests without a client or token, and accepts malformed ones', () => {
    expect(ask({ url: '/t/demo/oidc/jwks' })).toBe('ok');
    for (const body of [
      null,
      'text',
      [],
      { client_id: 7 },
      { client_assertion: 'no token' },
      { client_id: 'x'.repeat(9_000) },
    ])
      expect(ask({ body })).toBe('ok');
    expect(ask({ authorization: 'Basic ???' })).toBe('ok');
  });
});
