import type { DingTalk } from '../dingtalk.js';
import type { AuthorisationRequest } from './authorisation-request.js';

function withParameters(request: AuthorisationRequest, parameters: Readonly<Record<string, string>>): string {
  const all = request.state === undefined ? parameters : { ...parameters, state: request.state };
  const separator = request.redirectUri.includes('?') ? '&' : '?';
  return `${request.redirectUri}${separator}${new URLSearchParams(all).toString()}`;
}

/** The person agreed: `code` and `authCode` have the same value; older DingTalk sent only `authCode`. */
export function agreedAddress(
  request: AuthorisationRequest,
  personId: string,
  corpId: string | undefined,
  dingtalk: DingTalk,
): string {
  const code = dingtalk.codes.issue({
    kind: 'oauth',
    personId,
    clientId: request.app.clientId,
    permissions: request.app.permissions,
    ...(request.wantsCorpId && corpId !== undefined ? { corpId } : {}),
  });
  const isLegacy = dingtalk.faults.strike('legacyCallback', '/oauth2') !== undefined;
  return withParameters(request, isLegacy ? { authCode: code } : { code, authCode: code });
}

/** The person refused. DingTalk does not document the values of `error`. */
export function declinedAddress(request: AuthorisationRequest): string {
  return withParameters(request, { error: 'access_denied' });
}
