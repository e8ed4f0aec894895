import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { PERMISSIONS } from '../../world/permissions.js';
import { mayCallFrom } from '../app-credentials.js';
import { field } from '../field.js';
import { pathOf } from '../path.js';
import { ApiRefusal, ipNotAllowed, permissionDenied, qpsLimit, tokenInvalid } from './api-refusal.js';

const LONGEST_MS = 365 * 86_400_000;
const MOST = 50;

/** `GET /v1.0/contact/empLeaveRecords`: the people who have left, up to a year back. */
export function leaveRecords(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.get('/v1.0/contact/empLeaveRecords', async (request) => {
    const path = pathOf(request);
    const token = dingtalk.appTokens.find(field(request.headers, 'x-acs-dingtalk-access-token'));
    const app = token && dingtalk.world.apps.find(token.clientId);
    const isRejected = dingtalk.faults.strike('tokenInvalid', path) !== undefined;
    if (token === undefined || app === undefined || isRejected) throw tokenInvalid();
    if (!mayCallFrom(app, request)) throw ipNotAllowed(request);
    const { readContacts } = PERMISSIONS;
    const isMissing = dingtalk.faults.strike('permissionMissing', path) !== undefined;
    if (isMissing || !app.permissions.has(readContacts)) throw permissionDenied(readContacts);
    if (dingtalk.callLimit.isExceededBy(app.clientId, path)) throw qpsLimit();
    const now = dingtalk.clock.now();
    const from = timeOf(field(request.query, 'startTime'));
    const until = field(request.query, 'endTime') === '' ? now : timeOf(field(request.query, 'endTime'));
    if (now.getTime() - from.getTime() > LONGEST_MS)
      throw new ApiRefusal(400, 'invalidParameter.startTime', 'at most 365 days back');
    const size = Number(field(request.query, 'maxResults'));
    if (!(size >= 1 && size <= MOST)) throw new ApiRefusal(400, 'invalidParameter.maxResults', 'at most 50');
    const start = Number(field(request.query, 'nextToken') || '0');
    const all = dingtalk.world.departures.since(token.corpId, from, until);
    const records = all.slice(start, start + size).map(({ userId, name, leftAt }) => ({
      userId,
      name,
      stateCode: '86',
      mobile: '',
      leaveReason: 'left',
      leaveTime: `${leftAt.toISOString().slice(0, 19)}Z`,
    }));
    const hasMore = start + size < all.length;
    return { ...(hasMore ? { nextToken: String(start + size) } : {}), records };
  });
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) || Number.isNaN(time.getTime()))
    throw new ApiRefusal(400, 'invalidParameter.time', 'yyyy-MM-ddTHH:mm:ssZ');
  return time;
}
