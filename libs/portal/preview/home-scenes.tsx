import type { AccountView, TenantContext } from '#pages';
import {
  IDENTITY,
  LinkedIdentities,
  PROVIDER,
  type LinkedIdentityView,
} from '../../binding/preview/scenes.js';
import { PasswordPanel } from '../../authenticators/preview/scenes.js';
import {
  OpenSessions,
  RecentLogons,
  type RecentLogonView,
  type SessionView,
} from '../../logon/preview/scenes.js';
import { ACCOUNT, ago } from '../../pages/preview/samples.js';
import type { Scenes } from '../../pages/preview/scenes.js';
import { homePage } from '../src/pages/home/home-page.js';

const account = { ...ACCOUNT, email: 'alice@demo.test' };
const password = { en: 'Password logon', zh: '密码登录' };
const qr = { en: 'DingTalk QR code logon', zh: '钉钉扫码登录' };
const hangzhou = { place: 'Hangzhou, China', network: '203.0.113.24' };
const here = { id: 's1', isCurrent: true, browser: 'Chrome 142', os: 'Windows 11', ...hangzhou };
const phone = { browser: 'Safari 26', os: 'iOS 26' };

interface Home {
  readonly account: AccountView & { readonly email: string | null };
  readonly showsConsole: boolean;
  readonly identities: readonly LinkedIdentityView[];
  readonly sessions: readonly SessionView[];
  readonly logons: readonly RecentLogonView[];
}

const full: Home = {
  account,
  showsConsole: true,
  identities: [
    {
      ...IDENTITY,
      name: '王小明',
      id: 'b1',
      origin: 'attach',
      linkedAt: ago(60 * 24 * 40),
      lastUsedAt: ago(3),
    },
    {
      name: 'Alice Wang',
      organisation: 'Demo Works Shanghai',
      provider: PROVIDER,
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
    { ...here, at: ago(3), method: qr },
    { ...phone, at: ago(300), method: password },
  ],
};

function home(
  context: TenantContext,
  { identities, sessions, logons, ...props }: Home & { readonly notice?: string },
): string {
  return homePage({
    context,
    ...props,
    sections: [
      <LinkedIdentities
        context={context}
        identities={identities}
        providers={PROVIDER}
        linkable={identities.length === 0 ? [{ method: 'dingtalk-qr', provider: PROVIDER }] : []}
      />,
      <PasswordPanel context={context} setAt={identities.length === 0 ? null : ago(60 * 24 * 200)} />,
      <OpenSessions context={context} sessions={sessions} />,
      <RecentLogons context={context} logons={logons} />,
    ],
  });
}

export const homeScenes: Scenes = {
  home: (context) => home(context, full),
  'home-notice': (context) =>
    home(context, {
      ...full,
      identities: [],
      notice: context.locale === 'zh' ? '该身份已解绑。' : 'The identity is no longer linked.',
      showsConsole: false,
    }),
  'home-empty': (context) =>
    home(context, {
      account: { ...account, email: null },
      showsConsole: false,
      identities: [],
      sessions: [{ ...here, startedAt: ago(1), lastSeenAt: ago(0) }],
      logons: [],
    }),
};
