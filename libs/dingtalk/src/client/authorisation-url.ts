import { addressOf, type AppCredentials, type DingTalkEndpoints } from './app.js';

export interface AuthorisationRequest {
  readonly endpoints: Pick<DingTalkEndpoints, 'loginBase'>;
  readonly credentials: Pick<AppCredentials, 'clientId' | 'corpId'>;
  /** Exactly as registered in DingTalk's console. */
  readonly redirectUri: string;
  /** Random, for single use and stored by the server: DingTalk has no PKCE, so nothing else binds the answer to the request. */
  readonly state: string;
}

/**
 * Address of DingTalk's authorisation page for one organisation. With `corpId`, people who belong to several organisations need not choose
 * one; with the scope `corpid`, the answer names the organisation.
 *
 * @see https://open.dingtalk.com/document/development/tutorial-obtaining-user-personal-information
 */
export function authorisationUrl({
  endpoints,
  credentials,
  redirectUri,
  state,
}: AuthorisationRequest): string {
  const query = Object.entries({
    client_id: credentials.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid corpid',
    prompt: 'consent',
    state,
    corpId: credentials.corpId,
  })
    // DingTalk documents %20 between scopes; URLSearchParams would write a plus sign.
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${addressOf(endpoints.loginBase, '/oauth2/auth').href}?${query}`;
}
