import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies, EventStreams, Principal } from '#http';
import type { LiveData, LiveHandler, LiveNotifications } from '#messaging';
import { until } from '#testing';
import type { EndSessions } from '../application/end-sessions.js';
import type { ResolveSession } from '../application/resolve-session.js';
import { OwnSessionsController } from './own-sessions.controller.js';

/** The session behind the cookie: its id, none, or an error when it cannot be looked up. */
type Now = string | null | Error;

/** Opens the channel of session `s`. Returns what was sent, and lets a test send notices. */
async function channel(now: () => Now) {
  const sent: unknown[] = [];
  let notice: LiveHandler = () => undefined;
  const stream = { send: (data: unknown) => sent.push(data), end: () => sent.push('end') };
  const controller = new OwnSessionsController(
    { read: () => 'token' } as unknown as Cookies,
    {
      look: async () => {
        const found = now();
        if (found instanceof Error) throw found;
        return found === null ? null : { sessionId: found };
      },
    } as unknown as ResolveSession,
    {} as EndSessions,
    { open: () => stream } as unknown as EventStreams,
    {
      subscribe: (_topic: string, handler: LiveHandler) => {
        notice = handler;
        return () => undefined;
      },
    } as unknown as LiveNotifications,
  );
  await controller.events({ sessionId: 's' } as Principal, {} as FastifyRequest, {} as FastifyReply);
  return {
    sent,
    tell: (data: LiveData) => {
      notice(data);
    },
  };
}

const open = async (now: Now): Promise<readonly unknown[]> => (await channel(() => now)).sent;

it('B5: closes the channel of a session that ended before the subscription', async () => {
  expect(await open(null)).toEqual([{ ended: true }, 'end']);
  expect(await open('another')).toEqual([{ ended: true }, 'end']);
});

it('B5: leaves the channel of a living session open', async () => {
  expect(await open('s')).toEqual([]);
});

it('B5: closes the channel when its session ends, and when the notice of its end was missed', async () => {
  const told = await channel(() => 's');
  told.tell({ ended: true });
  expect(told.sent).toEqual([{ ended: true }, 'end']);
  let now: Now = 's';
  const missed = await channel(() => now);
  now = null;
  missed.tell({ resync: true });
  await until(() => missed.sent.length > 0);
});

it('B5: leaves the channel open if no notice was missed, or if that cannot be found out', async () => {
  let now: Now = 's';
  let looks = 0;
  const { sent, tell } = await channel(() => {
    looks += 1;
    return now;
  });
  for (const next of ['s', new Error('away'), 's']) {
    now = next;
    const before = looks;
    tell({ resync: true });
    await until(() => looks > before);
  }
  expect(sent).toEqual([]);
});
