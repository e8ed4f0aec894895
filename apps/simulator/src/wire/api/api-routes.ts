import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { loosen } from '../loose-types.js';
import { pathOf } from '../path.js';
import { transportFaults } from '../transport-faults.js';
import { ApiRefusal, ipNotAllowed, qpsLimit } from './api-refusal.js';
import { appAccessToken } from './app-access-token.js';
import { contactUsers } from './contact-users.js';
import { gateway } from './gateway.js';
import { jsapiTickets } from './jsapi-tickets.js';
import { leaveRecords } from './leave-records.js';
import { userAccessToken } from './user-access-token.js';

/** The new generation, `api.dingtalk.com`: JSON, camelCase, errors by HTTP status. */
export function apiRoutes(dingtalk: DingTalk) {
  return async (scope: FastifyInstance): Promise<void> => {
    transportFaults(scope, dingtalk, { ipNotAllowed, qpsLimit });

    scope.setErrorHandler((error, _request, reply) => {
      const requestid = dingtalk.values.next('request');
      if (!(error instanceof ApiRefusal)) {
        return reply
          .code(400)
          .send({ code: 'invalidParameter', message: 'The request is malformed', requestid });
      }
      const { status, code, message, requiredScopes } = error;
      const accessdenieddetail = requiredScopes && { requiredScopes };
      return reply
        .code(status)
        .send({ code, requestid, message, ...(accessdenieddetail && { accessdenieddetail }) });
    });

    scope.addHook('preSerialization', async (request, _reply, payload) =>
      dingtalk.faults.strike('looseTypes', pathOf(request)) === undefined ? payload : loosen(payload),
    );

    userAccessToken(scope, dingtalk);
    appAccessToken(scope, dingtalk);
    jsapiTickets(scope, dingtalk);
    contactUsers(scope, dingtalk);
    gateway(scope, dingtalk);
    leaveRecords(scope, dingtalk);
    scope.all('/v1.0/*', async () => {
      throw new ApiRefusal(404, 'InvalidAction.NotFound', 'Specified api is not found');
    });
  };
}
