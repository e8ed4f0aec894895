import type { MethodEntry, PanelState } from '#pages';
import { emailCodePanel, passwordPanel } from '../../authenticators/preview/scenes.js';
import { ACCOUNT, ago } from '../../pages/preview/samples.js';
import { errorScene, type Scene, type Scenes } from '../../pages/preview/scenes.js';
import { attachLinkPage } from '../src/pages/attach-link-page.js';
import { attachPage } from '../src/pages/attach-page.js';
import { errors, takenErrors } from '../src/pages/errors.js';
import type { IdentityView } from '../src/pages/identity-card.js';
import {
  attachByLinkPage,
  attachResultPage,
  attachUndonePage,
  attachWithoutMethodPage,
} from '../src/pages/result-pages.js';
import { turnedAwayPage } from '../src/pages/turned-away-page.js';
import { unlinkPage } from '../src/pages/unlink-page.js';
import { attachVerifyPage } from '../src/pages/verify-page.js';

export { errors, takenErrors };
export { attachPage };
export { LinkedIdentities, type LinkedIdentityView } from '../src/pages/linked-identities.js';

export const PROVIDER = { en: 'DingTalk', zh: '钉钉' };

export const IDENTITY: IdentityView = {
  name: '王***',
  organisation: 'Demo Works',
  provider: PROVIDER,
};

const PASSWORD: MethodEntry = { key: 'password', label: { en: 'Password', zh: '密码' }, sign: 'lock' };
const EMAIL: MethodEntry = {
  key: 'email-code',
  label: { en: 'One-time code by email', zh: '邮箱验证码' },
  sign: 'mail',
};

const verify =
  (current: MethodEntry, state?: PanelState): Scene =>
  (context) =>
    attachVerifyPage({
      context,
      panel: current === PASSWORD ? passwordPanel : emailCodePanel,
      identity: IDENTITY,
      methods: [PASSWORD, EMAIL],
      current,
      state,
    });

export const scenes: Scenes = {
  attach: (context) => attachPage({ context, identity: IDENTITY }),
  'attach-verify': verify(PASSWORD),
  'attach-verify-wrong': verify(PASSWORD, {
    view: { username: 'bob' },
    error: { code: 'credentials.wrong' },
  }),
  'attach-verify-email': verify(EMAIL),
  'attach-result': (context) =>
    attachResultPage({ context, identity: IDENTITY, account: ACCOUNT, goOnTo: '/t/demo/' }),
  'attach-undone': (context) => attachUndonePage({ context, provider: PROVIDER }),
  'attach-turned-away': turnedAwayPage,
  'attach-no-method': (context) => attachWithoutMethodPage({ context, identity: IDENTITY }),
  'attach-link': (context) =>
    attachLinkPage({
      context,
      account: ACCOUNT,
      validUntil: ago(-1_440),
      action: '/t/demo/attach-link/x',
      provider: PROVIDER,
    }),
  'attach-by-link': (context) => attachByLinkPage({ context, identity: IDENTITY, account: ACCOUNT }),
  unlink: (context) => unlinkPage({ context, identity: { ...IDENTITY, id: 'b1' } }),
  'attach-expired': errorScene(410, 'attachment.expired'),
  'attach-identity-taken': errorScene(409, 'binding.identity_taken'),
  'attach-account-taken': errorScene(409, 'binding.account_taken'),
  'attach-link-used': errorScene(410, 'attach_link.used'),
};
