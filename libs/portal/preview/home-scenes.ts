import { homePage, type HomePageProps, type TenantContext } from '../src/pages/index.js';
import { ACCOUNT, ago, IDENTITY } from './samples.js';

const account = { ...ACCOUNT, email: 'alice@demo.test' };
const password = { en: 'Password logon', zh: '密码登录' };
const qr = { en: 'DingTalk QR code logon', zh: '钉钉扫码登录' };
const hangzhou = { place: 'Hangzhou, China', network: '203.0.113.24' };
const here = { id: 's1', isCurrent: true, browser: 'Chrome 142', os: 'Windows 11', ...hangzhou };
const phone = { browser: 'Safari 26', os: 'iOS 26' };

const full: Omit<HomePageProps, 'context'> = {
  account,
  showsConsole: true,
  identities: [
    { ...IDENTITY, id: 'b1', origin: 'attach', linkedAt: ago(60 * 24 * 40), lastUsedAt: ago(3) },
    {
      maskedName: 'A***',
      organisation: 'Demo Works Shanghai',
      id: 'b2',
      origin: 'import',
      linkedAt: ago(60 * 24 * 90),
      lastUsedAt: null,
    },
  ],
  sessions: [
    { ...here, startedAt: ago(3), lastSeenAt: ago(0) },
    {
      ...phone,
      id: 's2',
      isCurrent: false,
      place: 'Shanghai, China',
      startedAt: ago(300),
      lastSeenAt: ago(42),
    },
  ],
  logons: [
    { ...here, at: ago(3), method: qr, refusedBecause: null },
    { ...phone, at: ago(300), method: password, refusedBecause: null },
    { ...here, at: ago(1_500), method: password, refusedBecause: 'credentials.wrong' },
  ],
};

export const homeScenes = {
  home: (context: TenantContext) => homePage({ context, ...full }),
  'home-notice': (context: TenantContext) =>
    homePage({ context, ...full, identities: [], notice: 'unlinked', showsConsole: false }),
  'home-last-method': (context: TenantContext) =>
    homePage({ context, ...full, error: { code: 'binding.last_method' } }),
  'home-empty': (context: TenantContext) =>
    homePage({
      context,
      account: { ...account, email: null },
      showsConsole: false,
      identities: [],
      sessions: [{ ...here, startedAt: ago(1), lastSeenAt: ago(0) }],
      logons: [],
    }),
};
