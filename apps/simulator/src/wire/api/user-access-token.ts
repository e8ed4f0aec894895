import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DingTalk } from '../../dingtalk.js';
import type { CodeGrant } from '../../issued/codes.js';
import { USER_TOKEN_LIFETIME_SECONDS } from '../../issued/user-tokens.js';
import { appWithSecret, mayCallFrom } from '../app-credentials.js';
import { field } from '../field.js';
import { pathOf } from '../path.js';
import { ApiRefusal, badClient, codeNotFound, ipNotAllowed } from './api-refusal.js';

const WRONG_CORP_ID = 'dingwrong0000000001';

/** `POST /v1.0/oauth2/userAccessToken`: the code of the authorisation page, or a refresh token, for a user token. */
export function userAccessToken(scope: FastifyInstance, dingtalk: DingTalk): void {
  scope.post('/v1.0/oauth2/userAccessToken', async (request) => {
    const grant = redeem(request, dingtalk);
    const tokens = dingtalk.userTokens.issue(grant);
    const wrong = dingtalk.faults.strike('wrongCorp', pathOf(request));
    const corpId = wrong !== undefined ? (wrong.corpId ?? WRONG_CORP_ID) : grant.corpId;
    return { ...tokens, expireIn: USER_TOKEN_LIFETIME_SECONDS, ...(corpId === undefined ? {} : { corpId }) };
  });
}

function redeem(request: FastifyRequest, dingtalk: DingTalk): CodeGrant {
  const { body } = request;
  for (const name of ['clientId', 'clientSecret', 'grantType']) {
    if (field(body, name) === '')
      throw new ApiRefusal(400, `Missing${name}`, `${name} is mandatory for this action.`);
  }
  const clientId = field(body, 'clientId');
  const app = appWithSecret(dingtalk, clientId, field(body, 'clientSecret'));
  if (app === undefined) throw badClient();
  if (!mayCallFrom(app, request)) throw ipNotAllowed(request);
  const grant = grantOf(body, clientId, dingtalk);
  const isReused = dingtalk.faults.strike('codeReused', pathOf(request)) !== undefined;
  if (grant === undefined || isReused) throw codeNotFound();
  return grant;
}

function grantOf(body: unknown, clientId: string, dingtalk: DingTalk): CodeGrant | undefined {
  switch (field(body, 'grantType')) {
    case 'authorization_code':
      return dingtalk.codes.redeem(field(body, 'code'), clientId, ['oauth', 'openAuth']);
    case 'refresh_token':
      return dingtalk.userTokens.redeemRefresh(field(body, 'refreshToken'), clientId);
    default:
      throw new ApiRefusal(400, 'unsupported.grant.type', 'grantType is not supported');
  }
}
