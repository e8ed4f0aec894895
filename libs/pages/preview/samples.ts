import type { AccountView, AssetUrls, ErrorTexts, Locale, TenantContext } from '../src/index.js';

const NOW = new Date('2026-11-23T08:30:00Z');

/** A point in time before the previews' "now". */
export function ago(minutes: number): Date {
  return new Date(NOW.getTime() - minutes * 60_000);
}

export function sampleContext(locale: Locale, assets: AssetUrls, errors: ErrorTexts): TenantContext {
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
    errors,
    now: NOW,
  };
}

export const ACCOUNT: AccountView = { displayName: 'Alice Wang', username: 'alice' };
