import * as z from 'zod';
import type { DingTalkApp } from '../app.js';
import { optionalText } from '../wire/lenient.js';
import { callApi } from '../wire/api.js';
import type { Wire } from '../wire/wire.js';

export interface UserToken {
  readonly token: string;
  /** The organisation that the person chose on DingTalk's page. */
  readonly corpId: string | undefined;
}

const answer = z
  .object({ accessToken: z.string().min(1).max(4096), corpId: optionalText })
  .transform(({ accessToken, corpId }) => ({ token: accessToken, corpId }));

/**
 * Exchanges the code of DingTalk's authorisation page for a token that reads one person's profile. The token is used once and not cached: a
 * cached one could be used for another person. The answer's refresh token is not even read.
 *
 * @throws DingTalkError `code_unusable` when the code was used before, is too old or of another kind
 * @see https://open.dingtalk.com/document/development/obtain-user-token
 */
export function requestUserToken(wire: Wire, app: DingTalkApp, code: string): Promise<UserToken> {
  return callApi(wire, app, {
    operation: 'userAccessToken',
    method: 'POST',
    path: '/v1.0/oauth2/userAccessToken',
    json: {
      clientId: app.credentials.clientId,
      clientSecret: app.credentials.clientSecret,
      code,
      grantType: 'authorization_code',
    },
    isIdempotent: false,
    schema: answer,
  });
}
