import type { FastifyRequest } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import type { App } from '../../world/app.js';
import { mayCallFrom } from '../app-credentials.js';
import { field } from '../field.js';
import { pathOf } from '../path.js';
import { ipNotAllowed } from './ip-not-allowed.js';
import { OapiRefusal } from './oapi-refusal.js';

export interface AppCaller {
  readonly app: App;
  /** The organisation in which the app acts. */
  readonly corpId: string;
}

/** The caller, by the token in the query; refused when its address is not allowed or a permission is missing. */
export function appTokenCaller(request: FastifyRequest, dingtalk: DingTalk, permission?: string): AppCaller {
  const path = pathOf(request);
  const isWrapped = path.startsWith('/topapi/');
  const token = dingtalk.appTokens.find(field(request.query, 'access_token'));
  const app = token && dingtalk.world.apps.find(token.clientId);
  const isRejected = dingtalk.faults.strike('tokenInvalid', path) !== undefined;
  if (token === undefined || app === undefined || isRejected) {
    throw new OapiRefusal(40014, '不合法的access_token', isWrapped);
  }
  if (!mayCallFrom(app, request)) throw ipNotAllowed(request);
  if (permission !== undefined) {
    const isMissing = dingtalk.faults.strike('permissionMissing', path) !== undefined;
    if (isMissing || !app.permissions.has(permission)) {
      throw new OapiRefusal(60011, `应用尚未开通所需的权限：[${permission}]`, isWrapped);
    }
  }
  return { app, corpId: token.corpId };
}
