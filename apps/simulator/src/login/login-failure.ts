import type { Bilingual } from '../world/bilingual.js';

/** Why the authorisation page shows an error. DingTalk's own codes are not documented. */
export const LOGIN_FAILURES = {
  client_unknown: {
    en: 'There is no app with this client ID.',
    zh: '该 client_id 对应的应用不存在。',
  },
  redirect_uri_not_registered: {
    en: 'The redirect address is not registered for this app.',
    zh: '回调地址未在该应用的安全设置中登记。',
  },
  parameter_missing: {
    en: 'A required parameter is missing, or has a value that is not allowed.',
    zh: '缺少必要参数，或参数取值不合法。',
  },
  app_not_published: {
    en: 'This app is not published.',
    zh: '该应用尚未发布。',
  },
  not_a_member: {
    en: 'You are not a member of the organisation that this app belongs to.',
    zh: '你不是该应用所属组织的成员。',
  },
  not_visible: {
    en: 'You are outside the visible range of this app.',
    zh: '你不在该应用的可见范围内。',
  },
  not_activated: {
    en: 'This DingTalk account is not activated yet.',
    zh: '该钉钉账号尚未激活。',
  },
  qr_expired: {
    en: 'This QR code has expired or was already used.',
    zh: '二维码已过期或已被使用。',
  },
} as const satisfies Record<string, Bilingual>;

export type LoginFailureCode = keyof typeof LOGIN_FAILURES;

/** Shown on a DingTalk page: the browser is never redirected to an unregistered address. */
export class LoginFailure extends Error {
  constructor(readonly code: LoginFailureCode) {
    super(code);
  }
}
