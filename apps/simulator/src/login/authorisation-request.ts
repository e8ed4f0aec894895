import type { DingTalk } from '../dingtalk.js';
import { field } from '../wire/field.js';
import type { App } from '../world/app.js';
import { acceptsRedirect } from '../world/registered-address.js';
import { LoginFailure } from './login-failure.js';

const PARAMETERS = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'prompt',
  'state',
  'org_type',
  'corpId',
  'iframe',
] as const;

/** An app's authorisation request in the browser. */
export interface AuthorisationRequest {
  readonly app: App;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly wantsCorpId: boolean;
  /** The organisation that the app preselects; has an effect only with `corpid` in the scope. */
  readonly corpId: string | undefined;
  readonly isInFrame: boolean;
  /** The request's own parameters, which are passed from page to page. */
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Reads the parameters of `/oauth2/auth` from a query or a form.
 * @throws LoginFailure where DingTalk would show an error page of its own
 */
export function authorisationRequest(source: unknown, dingtalk: DingTalk): AuthorisationRequest {
  const given = PARAMETERS.map((name) => [name, field(source, name)] as const);
  const parameters: Record<string, string> = Object.fromEntries(given.filter(([, value]) => value !== ''));
  const app = dingtalk.world.apps.find(parameters['client_id'] ?? '');
  if (app === undefined) throw new LoginFailure('client_unknown');
  const redirectUri = parameters['redirect_uri'] ?? '';
  if (!acceptsRedirect(app, redirectUri)) throw new LoginFailure('redirect_uri_not_registered');
  const scopes = (parameters['scope'] ?? '').split(' ');
  const isWellFormed = parameters['response_type'] === 'code' && parameters['prompt'] === 'consent';
  if (!isWellFormed || !scopes.includes('openid')) throw new LoginFailure('parameter_missing');
  if (!app.published) throw new LoginFailure('app_not_published');
  const wantsCorpId = scopes.includes('corpid');
  return {
    app,
    redirectUri,
    state: parameters['state'],
    wantsCorpId,
    corpId: wantsCorpId ? parameters['corpId'] : undefined,
    isInFrame: parameters['iframe'] === 'true',
    parameters,
  };
}
