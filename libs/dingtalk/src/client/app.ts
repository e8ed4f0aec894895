/** Base addresses of DingTalk's three hosts, without a trailing slash. A private or international DingTalk has different ones. */
export interface DingTalkEndpoints {
  /** Browser authorisation page. */
  readonly loginBase: string;
  /** New generation of the open API (`/v1.0/…`). */
  readonly apiBase: string;
  /** Old generation of the open API (`/gettoken`, `/topapi/…`). */
  readonly oapiBase: string;
}

/** Identifies an app to DingTalk. `clientId` is also called AppKey, `clientSecret` AppSecret. */
export interface AppCredentials {
  readonly corpId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** One app of one organisation at one DingTalk: everything a call needs to know. */
export interface DingTalkApp {
  readonly endpoints: DingTalkEndpoints;
  readonly credentials: AppCredentials;
}

/** The mainland service of DingTalk. */
export const publicEndpoints: DingTalkEndpoints = {
  loginBase: 'https://login.dingtalk.com',
  apiBase: 'https://api.dingtalk.com',
  oapiBase: 'https://oapi.dingtalk.com',
};

/** The address of `path` below a base address, whether or not the base ends in a slash. */
export function addressOf(base: string, path: string): URL {
  return new URL(`${base.replace(/\/+$/, '')}${path}`);
}
