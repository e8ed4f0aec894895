import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { DingTalk } from '../../dingtalk.js';
import { appWithSecret, mayCallFrom } from '../app-credentials.js';
import { ApiRefusal, ipNotAllowed } from './api-refusal.js';

const body = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptions: z.array(z.object({ type: z.string(), topic: z.string() })).min(1),
});

/** `POST /v1.0/gateway/connections/open`: the address of a line, and the ticket that opens it once. */
export function gateway(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.post('/v1.0/gateway/connections/open', async (request) => {
    const { clientId, clientSecret, subscriptions } = body.parse(request.body);
    const app = appWithSecret(dingtalk, clientId, clientSecret);
    if (app === undefined) throw new ApiRefusal(401, 'authFailed', '鉴权失败');
    if (!mayCallFrom(app, request)) throw ipNotAllowed(request);
    const isEvents = subscriptions.every(({ type, topic }) => type !== 'EVENT' || topic === '*');
    if (!isEvents) throw new ApiRefusal(400, 'invalidParameter.subscriptions', 'only * is valid');
    const endpoint = `ws://${request.headers.host ?? 'localhost'}/connect`;
    return { endpoint, ticket: dingtalk.events.lines.issueTicket(clientId) };
  });
}
