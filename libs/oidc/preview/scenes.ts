import type { TenantContext } from '#pages';
import { errorScene, type Scene, type Scenes } from '../../pages/preview/scenes.js';
import { consentPage } from '../src/pages/consent-page.js';
import { HtmlOidcPages } from '../src/pages/html-oidc-pages.js';
import { errors } from '../src/pages/errors.js';
import type { OidcPages } from '../src/pages/oidc-pages.js';
import { testResultPage } from '../src/pages/test-result-page.js';

export { errors };

const APPLICATION = 'Grafana';
const FORM = { action: '/t/demo/oidc/device', xsrf: 'preview' };

const CLAIMS = { iss: 'https://portal.example.com/t/demo', sub: '019a3c1e-7a40-7d2c-9a51-0f0c2f6f2c11' };

/** A page that the provider has the portal render. */
const rendered =
  (render: (pages: OidcPages) => string): Scene =>
  (context) =>
    render(new HtmlOidcPages(() => context));

const consent = (context: TenantContext): string =>
  consentPage({
    context,
    application: APPLICATION,
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    labelOf: () => undefined,
    action: '/t/demo/oidc/interaction/x/consent',
  });

export const scenes: Scenes = {
  'oidc-consent': consent,
  'oidc-device': rendered((pages) => pages.askUserCode(FORM, undefined, undefined)),
  'oidc-device-unknown': rendered((pages) => pages.askUserCode(FORM, 'WDJB-MJHT', 'unknown')),
  'oidc-device-confirm': rendered((pages) => pages.confirmUserCode(FORM, 'WDJB-MJHT', 'Television')),
  'oidc-device-done': rendered((pages) => pages.deviceDone('Television')),
  'oidc-log-off': rendered((pages) => pages.confirmLogoff(FORM, false)),
  'oidc-logged-off': rendered((pages) => pages.loggedOff()),
  'oidc-go-on': rendered((pages) => pages.goOn('https://grafana.example.com/login')),
  'oidc-refused': rendered((pages) =>
    pages.refused(
      'invalid_redirect_uri',
      'redirect_uri did not match any of the client’s registered redirect_uris',
    ),
  ),
  'oidc-test-good': (context) =>
    testResultPage({
      context,
      application: APPLICATION,
      result: {
        error: undefined,
        idToken: {
          header: { alg: 'ES256', typ: 'JWT', kid: '2026-11' },
          claims: { ...CLAIMS, amr: ['mca', 'user'], auth_time: 1_795_000_000 },
        },
        userInfo: { sub: CLAIMS.sub, name: 'Alice Wang', preferred_username: 'alice' },
        answer: { token_type: 'Bearer', expires_in: 300, scope: 'openid profile email' },
      },
    }),
  'oidc-test-bad': (context) =>
    testResultPage({
      context,
      application: APPLICATION,
      result: { error: 'access_denied', idToken: undefined, userInfo: undefined, answer: {} },
    }),
  'oidc-interaction-over': errorScene(410, 'interaction.unknown'),
};
