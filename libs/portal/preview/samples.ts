import QRCode from 'qrcode';
import {
  inDingTalk,
  type AccountView,
  type AssetUrls,
  type IdentityView,
  type Locale,
  type MethodEntry,
  type TenantContext,
} from '../src/pages/index.js';

export const NOW = new Date('2026-11-23T08:30:00Z');

/** A point in time before the previews' "now". */
export function ago(minutes: number): Date {
  return new Date(NOW.getTime() - minutes * 60_000);
}

export function sampleContext(locale: Locale, assets: AssetUrls): TenantContext {
  return {
    locale,
    tenant: {
      slug: 'demo',
      name: locale === 'zh' ? '示例科技有限公司' : 'Demo Works',
      accentColor: '#1d4ed8',
    },
    csrf: 'preview',
    nonce: 'preview',
    assets,
    now: NOW,
  };
}

export const METHODS: readonly MethodEntry[] = [
  { key: 'password', label: { en: 'Password logon', zh: '密码登录' } },
  { key: 'dingtalk-qr', label: { en: 'DingTalk QR code logon', zh: '钉钉扫码登录' } },
  { key: 'email-code', label: { en: 'E-mail code logon', zh: '邮箱验证码登录' } },
];

export const PROVING = METHODS.filter(({ key }) => key !== 'dingtalk-qr');

export const IDENTITY: IdentityView = { maskedName: '王***', organisation: 'Demo Works' };

export const ACCOUNT: AccountView = { displayName: 'Alice Wang', username: 'alice' };

export const OPAQUE = 'hM2c9Qk0vW3xY8zT1uR5sP7nL4jF6dB0aEgIiKmOqSw';

const URL_IN_CODE = `https://portal.example.com/q/${OPAQUE}`;

export const OPEN_URL = inDingTalk(URL_IN_CODE);

/** The same kind of picture the server draws: an SVG without quiet zone, black on white. */
export const QR_IMAGE = `data:image/svg+xml,${encodeURIComponent(
  await QRCode.toString(URL_IN_CODE, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
)}`;
