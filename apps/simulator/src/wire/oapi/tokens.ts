import type { FastifyInstance } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { APP_TOKEN_LIFETIME_SECONDS } from '../../issued/app-tokens.js';
import { appWithSecret, mayCallFrom } from '../app-credentials.js';
import { field } from '../field.js';
import { appTokenCaller } from './app-token-caller.js';
import { ipNotAllowed } from './ip-not-allowed.js';
import { OapiRefusal } from './oapi-refusal.js';

/** `GET /gettoken` and `GET /get_jsapi_ticket`. */
export function oldTokens(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.get('/gettoken', async (request) => {
    const { query } = request;
    const app = appWithSecret(dingtalk, field(query, 'appkey'), field(query, 'appsecret'));
    if (app === undefined) throw new OapiRefusal(40089, '不合法的corpid或corpsecret');
    if (!mayCallFrom(app, request)) throw ipNotAllowed(request);
    const access_token = dingtalk.appTokens.issue(app.clientId, app.developerCorpId);
    return { errcode: 0, errmsg: 'ok', access_token, expires_in: APP_TOKEN_LIFETIME_SECONDS };
  });

  scope.get('/get_jsapi_ticket', async (request) => {
    const { app, corpId } = appTokenCaller(request, dingtalk);
    const { ticket, expiresIn } = dingtalk.jsapiTickets.issue(app.clientId, corpId);
    return { errcode: 0, errmsg: 'ok', ticket, expires_in: expiresIn };
  });
}
