import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import { APP_TOKEN_LIFETIME_SECONDS } from '../../issued/app-tokens.js';
import type { App } from '../../world/app.js';
import { appWithSecret, mayCallFrom } from '../app-credentials.js';
import { field } from '../field.js';
import { ApiRefusal, badClient, ipNotAllowed } from './api-refusal.js';

/** The two ways of `api.dingtalk.com` to request an app's own token. */
export function appAccessToken(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.post('/v1.0/oauth2/accessToken', async (request) => {
    const { body } = request;
    const app = appWithSecret(dingtalk, field(body, 'appKey'), field(body, 'appSecret'));
    if (app === undefined) throw badClient();
    assertAddress(app, request);
    const accessToken = dingtalk.appTokens.issue(app.clientId, app.developerCorpId);
    return { accessToken, expireIn: APP_TOKEN_LIFETIME_SECONDS };
  });

  scope.post<{ Params: { corpId: string } }>('/v1.0/oauth2/:corpId/token', async (request) => {
    const { body } = request;
    if (field(body, 'grant_type') !== 'client_credentials') {
      throw new ApiRefusal(400, 'unsupported.grant.type', 'grant_type must be client_credentials');
    }
    const app = appWithSecret(dingtalk, field(body, 'client_id'), field(body, 'client_secret'));
    if (app === undefined)
      throw new ApiRefusal(400, 'invalid.client', 'client_id or client_secret is invalid');
    assertAddress(app, request);
    const { corpId } = request.params;
    if (!app.corpIds.has(corpId) || !app.published) {
      throw new ApiRefusal(400, 'unauthorized.client', 'The app is not enabled in this organisation');
    }
    const token = dingtalk.appTokens.issue(app.clientId, corpId);
    return { access_token: token, expires_in: APP_TOKEN_LIFETIME_SECONDS };
  });
}

function assertAddress(app: App, request: FastifyRequest): void {
  if (!mayCallFrom(app, request)) throw ipNotAllowed(request);
}
