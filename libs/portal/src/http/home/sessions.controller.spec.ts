import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies, EventStreams, Principal } from '#http';
import type { EndSessions, ResolveSession } from '#logon';
import type { LiveNotifications } from '#messaging';
import { SessionsController } from './sessions.controller.js';

/** Opens the channel of session `s`; the session that the cookie stands for by then is `now`. Gives what was sent. */
async function open(now: string | null): Promise<readonly unknown[]> {
  const sent: unknown[] = [];
  const stream = { send: (data: unknown) => sent.push(data), end: () => sent.push('end') };
  const controller = new SessionsController(
    { read: () => 'token' } as unknown as Cookies,
    {
      resolve: () => Promise.resolve(now === null ? null : { sessionId: now }),
    } as unknown as ResolveSession,
    {} as EndSessions,
    { open: () => stream } as unknown as EventStreams,
    { subscribe: () => () => undefined } as unknown as LiveNotifications,
  );
  await controller.events({ sessionId: 's' } as Principal, {} as FastifyRequest, {} as FastifyReply);
  return sent;
}

it('B5: closes the channel of a session that ended before anybody could hear of it', async () => {
  expect(await open(null)).toEqual([{ ended: true }, 'end']);
  expect(await open('another')).toEqual([{ ended: true }, 'end']);
});

it('B5: leaves the channel of a living session open', async () => {
  expect(await open('s')).toEqual([]);
});
