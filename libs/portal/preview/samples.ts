import QRCode from 'qrcode';
import { ErrorTexts, type AssetUrls, type Locale, type MethodEntry, type TenantContext } from '#pages';
import { errors as authenticatorErrors } from '../../authenticators/preview/scenes.js';
import { errors as bindingErrors, PROVIDER, takenErrors } from '../../binding/preview/scenes.js';
import { errors as breakGlassErrors } from '../../break-glass/preview/scenes.js';
import { errors as menuErrors } from '../../logon-menu/preview/scenes.js';
import * as pages from '../../pages/preview/samples.js';
import { errors as tenancyErrors } from '../../tenancy/preview/scenes.js';
import { inDingTalk } from '../src/pages/qr-paths.js';
import { en } from '../src/pages/texts/en.js';
import { zh } from '../src/pages/texts/zh.js';

const errors = new ErrorTexts();
for (const contribution of [
  tenancyErrors,
  menuErrors,
  authenticatorErrors,
  bindingErrors,
  takenErrors(PROVIDER),
  breakGlassErrors,
  { en: en.errors, zh: zh.errors },
  { en: en.ticketErrors, zh: zh.ticketErrors, icons: { 'ticket.used': 'people' } } as const,
]) {
  errors.add(contribution);
}

/** What pages are drawn with, as the whole product composes it. */
export function sampleContext(locale: Locale, assets: AssetUrls): TenantContext {
  return pages.sampleContext(locale, assets, errors);
}

export const METHODS: readonly MethodEntry[] = [
  { key: 'password', label: { en: 'Password', zh: '密码' } },
  { key: 'dingtalk-qr', label: { en: 'DingTalk QR code logon', zh: '钉钉扫码登录' } },
  { key: 'email-code', label: { en: 'One-time code by e-mail', zh: '邮箱验证码' } },
];

export const PROVING = METHODS.filter(({ key }) => key !== 'dingtalk-qr');

export const OPAQUE = 'hM2c9Qk0vW3xY8zT1uR5sP7nL4jF6dB0aEgIiKmOqSw';

const URL_IN_CODE = `https://portal.example.com/q/${OPAQUE}`;

export const OPEN_URL = inDingTalk(URL_IN_CODE);

/** The same kind of picture the server draws: an SVG without quiet zone, black on white. */
export const QR_IMAGE = `data:image/svg+xml,${encodeURIComponent(
  await QRCode.toString(URL_IN_CODE, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
)}`;
