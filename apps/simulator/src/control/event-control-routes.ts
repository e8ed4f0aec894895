import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { DingTalk } from '../dingtalk.js';

const pushBody = z.strictObject({ url: z.url(), token: z.string(), aesKey: z.string() });

interface OfApp {
  readonly Params: { readonly clientId: string };
}

/** How an app receives events, as configured in DingTalk's console, and control over its lines. */
export function eventControlRoutes(scope: FastifyInstance, { events }: DingTalk): void {
  scope.get<OfApp>('/control/apps/:clientId/events', async ({ params: { clientId } }) => ({
    lines: events.lines.of(clientId),
    unacknowledged: events.lines.unacknowledged.filter((event) => event.clientId === clientId).length,
    push: events.pushAddress(clientId)?.url ?? null,
  }));

  /** Saves the address if it answers correctly. */
  scope.put<OfApp>('/control/apps/:clientId/push', async ({ params, body }, reply) => {
    await events.pushTo(params.clientId, pushBody.parse(body));
    return reply.code(204).send();
  });

  scope.delete<OfApp>('/control/apps/:clientId/push', async ({ params }, reply) => {
    await events.pushTo(params.clientId, undefined);
    return reply.code(204).send();
  });

  scope.post('/control/lines/disconnect', async (_request, reply) => {
    events.lines.disconnect();
    return reply.code(204).send();
  });

  scope.post('/control/lines/cut', async (_request, reply) => {
    events.lines.cut();
    return reply.code(204).send();
  });

  scope.post('/control/events/redeliver', async (_request, reply) => {
    events.lines.redeliver();
    return reply.code(204).send();
  });
}
