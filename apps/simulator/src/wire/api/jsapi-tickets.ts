import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { mayCallFrom } from '../app-credentials.js';
import { field } from '../field.js';
import { ipNotAllowed, tokenInvalid } from './api-refusal.js';

/** `POST /v1.0/oauth2/jsapiTickets`: the ticket with which `dd.config` signs. */
export function jsapiTickets(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.post('/v1.0/oauth2/jsapiTickets', async (request) => {
    const token = dingtalk.appTokens.find(field(request.headers, 'x-acs-dingtalk-access-token'));
    const app = token && dingtalk.world.apps.find(token.clientId);
    if (token === undefined || app === undefined) throw tokenInvalid();
    if (!mayCallFrom(app, request)) throw ipNotAllowed(request);
    const { ticket, expiresIn } = dingtalk.jsapiTickets.issue(token.clientId, token.corpId);
    return { jsapiTicket: ticket, expireIn: expiresIn };
  });
}
