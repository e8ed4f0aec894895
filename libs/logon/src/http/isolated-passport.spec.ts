import { Test } from '@nestjs/testing';
import type { FastifyRequest } from 'fastify';
import { Cookies } from '#http';
import { ResolveSession, type LiveSession } from '../application/resolve-session.js';
import { IsolatedPassport } from './isolated-passport.js';
import { SessionPrincipalResolver } from './session-principal-resolver.js';
import { sessionStrategy } from './session-strategy.js';

/** An application where this cookie value belongs to a session with this id. */
async function application(token: string, sessionId: string): Promise<SessionPrincipalResolver> {
  const session: Partial<LiveSession> = { sessionId, role: 'member' };
  const module = await Test.createTestingModule({
    providers: [
      IsolatedPassport,
      sessionStrategy,
      SessionPrincipalResolver,
      { provide: Cookies, useValue: { read: (request: { readonly token: string }) => request.token } },
      {
        provide: ResolveSession,
        useValue: {
          resolve: (shown: string) => Promise.resolve(shown === token ? session : null),
          look: (shown: string) =>
            Promise.resolve(shown === token ? { ...session, sessionId: 'seen' } : null),
        },
      },
    ],
  }).compile();
  return module.get(SessionPrincipalResolver);
}

const carrying = (token: string, headers: FastifyRequest['headers'] = {}): FastifyRequest =>
  ({ token, headers }) as unknown as FastifyRequest;

it('An unattended request of a page is answered, and does not count as use of its session', async () => {
  const one = await application('a', 'used');
  expect(await one.resolve(carrying('a'))).toMatchObject({ sessionId: 'used' });
  expect(await one.resolve(carrying('a', { 'x-unattended': 'yes' }))).toMatchObject({ sessionId: 'seen' });
});

describe('two applications in one process', () => {
  it('each ask their own strategy for the session of a request', async () => {
    const [one, other] = [await application('a', 'one'), await application('b', 'other')];
    expect(await one.resolve(carrying('a'))).toMatchObject({ sessionId: 'one' });
    expect(await other.resolve(carrying('b'))).toMatchObject({ sessionId: 'other' });
    expect(await one.resolve(carrying('b'))).toBeNull();
    expect(await other.resolve(carrying('a'))).toBeNull();
  });

  it('receive an error if the look-up fails, and do not take it for a missing session', async () => {
    const module = await Test.createTestingModule({
      providers: [
        IsolatedPassport,
        sessionStrategy,
        SessionPrincipalResolver,
        { provide: Cookies, useValue: { read: () => 'a' } },
        {
          provide: ResolveSession,
          useValue: { resolve: () => Promise.reject(new Error('no database')) },
        },
      ],
    }).compile();
    await expect(module.get(SessionPrincipalResolver).resolve(carrying('a'))).rejects.toThrow('no database');
  });
});
