import type { FastifyRequest } from 'fastify';
import { permissionsOf } from '#accounts';
import type { Cookies } from '#http';
import type { DomainError } from '#kernel';
import type { IsolatedPassport } from '#logon';
import type { Logger } from '#runtime';
import { TestClock } from '#testing';
import type { ShownToken } from '../infra/token-statements.js';
import { TokenPrincipalResolver } from './token-principal-resolver.js';

const TOKEN: ShownToken = {
  id: 'token',
  tenantId: 'tenant',
  kind: 'client',
  name: 'Backup',
  accountId: 'owner',
  permissions: [...permissionsOf('owner')],
  isSensitive: false,
  createdAt: new Date(0),
  role: 'auditor',
  username: 'ann',
  displayName: 'Ann',
};

describe('the holder of a token', () => {
  let found: ShownToken | null;
  let clock: TestClock;
  let lines = 0;
  let tokens: TokenPrincipalResolver;
  const request = { headers: {}, ip: '192.0.2.1', routeOptions: {} } as unknown as FastifyRequest;

  beforeEach(() => {
    [found, lines] = [TOKEN, 0];
    clock = TestClock.standingAt('2026-01-01T00:00:00Z');
    tokens = new TokenPrincipalResolver(
      clock,
      { warn: () => (lines += 1) } as unknown as Logger,
      { read: () => undefined } as unknown as Cookies,
      { whose: () => Promise.resolve(found) } as unknown as IsolatedPassport,
    );
  });

  const outcome = (): Promise<string> =>
    tokens.resolve(request).then(
      () => 'ok',
      (error: unknown) => (error as DomainError).code,
    );
  const times = (count: number): Promise<string[]> => Promise.all(Array.from({ length: count }, outcome));

  it('O9: may do what both the token and the role of its owner allow', async () => {
    const { permissions, isFresh, via } = await tokens.resolve(request);
    expect([...permissions].sort()).toEqual([...permissionsOf('auditor')].sort());
    expect({ isFresh, via }).toEqual({ isFresh: false, via: { id: 'token', name: 'Backup' } });
  });

  it('may send three hundred requests at once, then ten a second', async () => {
    expect(new Set(await times(300))).toEqual(new Set(['ok']));
    expect(await outcome()).toBe('rate.limited');
    clock.advance(1);
    expect((await times(12)).filter((one) => one === 'ok')).toHaveLength(10);
  });

  it('with an invalid one is refused and logged a few times per network, while valid ones from there are served', async () => {
    found = null;
    expect((await times(30)).filter((one) => one === 'api_token.refused')).toHaveLength(20);
    expect(lines).toBe(20);
    found = TOKEN;
    expect(await outcome()).toBe('ok');
  });
});
