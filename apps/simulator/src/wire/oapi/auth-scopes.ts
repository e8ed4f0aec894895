import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { ROOT_DEPARTMENT } from '../../world/department.js';
import { appTokenCaller } from './app-token-caller.js';

/** `GET /auth/scopes`: the part of the address book that the app may read. */
export function authScopes(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.get('/auth/scopes', async (request) => {
    const { app } = appTokenCaller(request, dingtalk);
    const isEverything = app.contactScope === 'everyone';
    return {
      errcode: 0,
      errmsg: 'ok',
      auth_user_field: ['name', 'avatar', 'userid', 'unionid'],
      condition_field: [],
      auth_org_scopes: {
        authed_dept: isEverything ? [ROOT_DEPARTMENT] : [...app.departmentScope],
        authed_user: app.contactScope === 'everyone' ? [] : [...app.contactScope],
      },
    };
  });
}
