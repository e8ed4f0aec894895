import type { DingTalk } from '../dingtalk.js';
import type { App } from '../world/app.js';
import { servesDomain } from '../world/registered-address.js';
import { JSAPI_FAILURES, type JsapiFailure } from './jsapi-failure.js';

export interface JsapiCodeRequest {
  /** Passed only by `requestAuthCode` V2; the older call identifies the app by the page's domain. */
  readonly clientId?: string;
  readonly corpId: string;
  readonly pageUrl: string;
}

export type JsapiCodeAnswer = { readonly code: string } | JsapiFailure;

/** Answers a page that asks DingTalk's app who the user is: a silent-login code, or the reason why there is none. */
export function issueJsapiCode(
  dingtalk: DingTalk,
  personId: string,
  request: JsapiCodeRequest,
): JsapiCodeAnswer {
  const { world, codes } = dingtalk;
  const { corpId, pageUrl } = request;
  const membership = world.membership(corpId, personId);
  if (membership?.active !== true) return JSAPI_FAILURES.wrongCorp;
  const ofCorp = world.apps.all().filter((app) => app.corpIds.has(corpId));
  const candidates =
    request.clientId === undefined ? ofCorp : ofCorp.filter((app) => app.clientId === request.clientId);
  if (candidates.length === 0) return JSAPI_FAILURES.appUnknown;
  const app = candidates.find((candidate: App) => servesDomain(candidate, pageUrl));
  if (app === undefined) return JSAPI_FAILURES.domainNotRegistered;
  if (!app.published) return JSAPI_FAILURES.notPublished;
  const isVisible = app.visibleTo === 'everyone' || app.visibleTo.has(membership.userId);
  if (!isVisible) return JSAPI_FAILURES.notVisible;
  const { clientId, permissions } = app;
  return { code: codes.issue({ kind: 'jsapi', personId, clientId, corpId, permissions }) };
}
