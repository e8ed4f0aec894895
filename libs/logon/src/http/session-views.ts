import * as z from 'zod';
import { deviceNames, ipAddress, pageQueryOf, pageViewOf, reason, searchText, timeInCursor } from '#http';
import type { ListedSession } from '../application/list-sessions.js';
import type { SessionOrder } from '../infra/listed-sessions.js';

/** Maximum number of sessions that one request can end. */
const MOST_SESSIONS = 200;

const order = z.enum(['since', 'lastSeen'] satisfies SessionOrder[]);

const position = z.tuple([order, timeInCursor, z.uuid()]);

/** Query of a list of sessions. */
export const sessionsQuery = pageQueryOf(position).extend({
  account: z.uuid().optional(),
  search: searchText
    .optional()
    .describe(
      'Words of the username or display name, any part of a Chinese name, or the beginning of the email address.',
    ),
  method: z
    .string()
    .max(100)
    .regex(/^[a-z0-9-]+$/)
    .optional()
    .describe('Key of the logon method.'),
  ip: ipAddress.optional(),
  bornOf: z.uuid().optional().describe('Id of what the session came from and ends with, such as a binding.'),
  sort: order.default('since').describe('Newest first.'),
});

/** A session in a list. */
export const sessionView = z
  .object({
    id: z.uuid(),
    account: z.object({ id: z.uuid(), username: z.string(), displayName: z.string() }),
    method: z.string(),
    browser: z.string().nullable().describe('Name of the browser; null if unknown.'),
    os: z.string().nullable(),
    ip: z.string(),
    createdAt: z.date(),
    lastSeenAt: z.date().describe('Accurate to the minute.'),
    expiresAt: z.date(),
    bornOf: z.uuid().nullable().describe('The binding that the session came from. The session ends with it.'),
    isCurrent: z.boolean().describe('Whether this session made the request.'),
  })
  .meta({ id: 'Session' });

export const sessionPage = pageViewOf(sessionView).meta({ id: 'SessionPage' });

export const endBody = z.strictObject({ reason: reason.optional() });

export const endOfAccountBody = z.strictObject({ reason });

export const endManyBody = z.strictObject({
  sessionIds: z.array(z.uuid()).min(1).max(MOST_SESSIONS),
  reason,
});

export const endedView = z
  .object({
    ended: z.int().describe('Number of sessions that this request ended. The others had already ended.'),
  })
  .meta({ id: 'EndedSessions' });

export function sessionViewOf(session: ListedSession, currentId: string): z.output<typeof sessionView> {
  const { id, method, ip, createdAt, lastSeenAt, expiresAt, bornOf } = session;
  const { browser, os } = deviceNames(session.userAgent);
  return {
    id,
    account: { id: session.accountId, username: session.username, displayName: session.displayName },
    method,
    browser: browser ?? null,
    os: os ?? null,
    ip,
    createdAt,
    lastSeenAt,
    expiresAt,
    bornOf,
    isCurrent: id === currentId,
  };
}
