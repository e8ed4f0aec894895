import formBody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { loosen } from '../loose-types.js';
import { pathOf } from '../path.js';
import { transportFaults } from '../transport-faults.js';
import { authScopes } from './auth-scopes.js';
import { departments } from './departments.js';
import { failedPushes } from './failed-pushes.js';
import { getUserInfo } from './get-user-info.js';
import { ipNotAllowed } from './ip-not-allowed.js';
import { members } from './members.js';
import { OapiRefusal } from './oapi-refusal.js';
import { qpsLimit } from './qps-limit.js';
import { oldTokens } from './tokens.js';

/** The old generation, `oapi.dingtalk.com`: token in the query, form or JSON bodies, HTTP 200 whatever happens. */
export function oapiRoutes(dingtalk: DingTalk) {
  return async (scope: FastifyInstance): Promise<void> => {
    await scope.register(formBody);
    transportFaults(scope, dingtalk, { ipNotAllowed, qpsLimit });

    scope.setErrorHandler((error, _request, reply) => {
      const refusal = error instanceof OapiRefusal ? error : new OapiRefusal(40035, '不合法的参数');
      return reply.code(200).send(refusal.body(dingtalk.values.next('request')));
    });

    scope.addHook('preSerialization', async (request, _reply, payload) =>
      dingtalk.faults.strike('looseTypes', pathOf(request)) === undefined ? payload : loosen(payload),
    );

    oldTokens(scope, dingtalk);
    getUserInfo(scope, dingtalk);
    members(scope, dingtalk);
    departments(scope, dingtalk);
    authScopes(scope, dingtalk);
    failedPushes(scope, dingtalk);
    scope.all('/topapi/*', async () => {
      throw new OapiRefusal(22, '不存在的API');
    });
  };
}
