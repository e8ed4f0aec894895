import { ErrorTexts, type AssetUrls, type Locale, type MethodEntry, type TenantContext } from '#pages';
import { errors as authenticatorErrors } from '../../authenticators/preview/scenes.js';
import { errors as bindingErrors, PROVIDER, takenErrors } from '../../binding/preview/scenes.js';
import { errors as breakGlassErrors } from '../../break-glass/preview/scenes.js';
import { errors as menuErrors } from '../../logon-menu/preview/scenes.js';
import { errors as dingtalkErrors } from '../../dingtalk-qr/preview/scenes.js';
import { errors as oidcErrors } from '../../oidc/preview/scenes.js';
import * as pages from '../../pages/preview/samples.js';
import { ENTRY as SCAN, errors as qrErrors } from '../../qr-logon/preview/scenes.js';
import { errors as samlErrors } from '../../saml/preview/scenes.js';
import { errors as tenancyErrors } from '../../tenancy/preview/scenes.js';
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
  qrErrors,
  dingtalkErrors,
  oidcErrors,
  samlErrors,
]) {
  errors.add(contribution);
}

/** The context of the sample pages, as the whole product composes it. */
export function sampleContext(locale: Locale, assets: AssetUrls): TenantContext {
  return pages.sampleContext(locale, assets, errors);
}

export { SCAN };

export const METHODS: readonly MethodEntry[] = [
  { key: 'password', label: { en: 'Password', zh: '密码' }, sign: 'lock' },
  SCAN,
  { key: 'email-code', label: { en: 'One-time code by email', zh: '邮箱验证码' }, sign: 'mail' },
  { key: 'passkey', label: { en: 'Passkey', zh: '通行密钥' }, sign: 'key' },
];

export const PROVING = METHODS.filter((method) => method !== SCAN);
