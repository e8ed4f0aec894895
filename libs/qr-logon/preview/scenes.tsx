import {
  BrandHeading,
  Document,
  MethodMenu,
  tenantPaths,
  toHtml,
  type LogonPanel,
  type Logo,
  type MethodEntry,
  type PanelState,
} from '#pages';
import { IDENTITY } from '../../binding/preview/scenes.js';
import { ACCOUNT, ago } from '../../pages/preview/samples.js';
import { errorScene, type Scene, type Scenes } from '../../pages/preview/scenes.js';
import { drawQr } from '../src/browser/qr/draw-qr.js';
import { PHONE_CAPTIONS, QR_STATES } from '../src/pages/display/states.js';
import { errors } from '../src/pages/errors.js';
import { insideConfirmPage, insideIdentifyPage } from '../src/pages/inside-app-pages.js';
import { phoneConfirmPage, type PhoneConfirmPageProps } from '../src/pages/phone/confirm-page.js';
import { phoneIdentifyPage, phoneOtherAppPage } from '../src/pages/phone/landing-pages.js';
import { phoneDeclinedPage, phoneDonePage, phoneReportedPage } from '../src/pages/phone/outcome-pages.js';
import { ScanPanel } from '../src/pages/scan-panel.js';
import type { ScanMethod } from '../src/scan-method.js';

export { errors };

/** The preview has a method but no provider. */
const LOGO: Logo = { size: 24, colour: '#1677ff', path: 'M3 5l17 5-8 2 4 1-9 8 3-6-4-2 3-2z' };

const METHOD = {
  key: 'dingtalk-qr',
  app: { en: 'DingTalk', zh: '钉钉' },
  logo: LOGO,
  mark: /DingTalk/i,
  script: 'phone-identify.js',
  authorisationOrigin: 'https://login.example.com',
  deepLink: (url: string) => `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(url)}`,
} as ScanMethod;

/** Placeholders for the parts that only a running process has; pictures do not need them. */
export const panel: LogonPanel = new ScanPanel(
  METHOD,
  'https://portal.example.com',
  undefined as unknown as ConstructorParameters<typeof ScanPanel>[2],
);

export const ENTRY: MethodEntry = {
  key: METHOD.key,
  label: { en: 'DingTalk QR code logon', zh: '钉钉扫码登录' },
  sign: LOGO,
};

/** The method, and its neighbours in the menu. */
const MENU: readonly MethodEntry[] = [
  ENTRY,
  { key: 'password', label: { en: 'Password', zh: '密码' }, sign: 'lock' },
  { key: 'email-code', label: { en: 'One-time code by email', zh: '邮箱验证码' }, sign: 'mail' },
];

const OPAQUE = 'hM2c9Qk0vW3xY8zT1uR5sP7nL4jF6dB0aEgIiKmOqSw';

const URL_IN_CODE = `https://portal.example.com/q/${OPAQUE}`;

const openUrl = METHOD.deepLink(URL_IN_CODE);

/** The same kind of picture the server draws: an SVG without quiet zone, black on white. */
const image = `data:image/svg+xml,${encodeURIComponent(await drawQr(URL_IN_CODE))}`;

const connection = { scriptFacts: { corpId: 'ding0123456789abcdef', clientId: 'dingpreview' } };

/** A page that shows the code, as the logon page does. */
export const display =
  (state: PanelState = {}): Scene =>
  (context) =>
    toHtml(
      <Document
        context={context}
        title={ENTRY.label[context.locale]}
        scripts={panel.scripts}
        styles={panel.styles}
        brand="within"
      >
        <BrandHeading context={context} title={ENTRY.label[context.locale]} />
        {panel.render({ context, action: tenantPaths(context.tenant.slug).method(METHOD.key), state })}
        <MethodMenu context={context} methods={MENU} current={METHOD.key} />
      </Document>,
    );

/** The script shows in how many seconds the page tries again. */
const waiting =
  (scene: Scene): Scene =>
  (context) =>
    scene(context).replaceAll('data-seconds></span>', 'data-seconds>5</span>');

/** The page that asks the app for a code. */
export const identifying =
  (scriptFacts: Readonly<Record<string, string>> = connection.scriptFacts): Scene =>
  (context) =>
    phoneIdentifyPage({ context, method: METHOD, connection: { scriptFacts }, opaque: OPAQUE });

const confirm =
  (more: Partial<PhoneConfirmPageProps> = {}): Scene =>
  (context) =>
    phoneConfirmPage({
      context,
      method: METHOD,
      opaque: OPAQUE,
      application: context.tenant.name,
      browser: { browser: 'Chrome 142', os: 'Windows 11' },
      origin: { place: 'Hangzhou, Zhejiang, China', network: '203.0.113.24' },
      requestedAt: ago(0.5),
      account: ACCOUNT,
      matching: { mode: 'plain', number: '47' },
      ...more,
    });

const inside =
  (account: typeof ACCOUNT | null): Scene =>
  (context) =>
    insideConfirmPage({
      context,
      method: METHOD,
      identity: IDENTITY,
      account,
      destination: context.tenant.name,
      other: 'password',
    });

/** The code, waiting for a scan. */
export const QR_ON_SHOW: PanelState = { view: { state: 'created', image } };

/** The same in a trial, which has a phone to scan with. */
export const inTrial = ({ view }: PanelState): PanelState => ({
  view: { ...view, trialPhone: 'http://localhost:3100/phone' },
});

/** The same after the scan. */
export const QR_SCANNED: PanelState = { view: { state: 'scanned', name: 'A***', number: '47', image } };

export const scenes: Scenes = {
  ...Object.fromEntries(
    QR_STATES.map((state) => [
      `qr-${state}`,
      waiting(display({ view: { state, name: '王***', number: '47', image } })),
    ]),
  ),
  ...Object.fromEntries(
    PHONE_CAPTIONS.map((happened) => [
      `qr-phone-${happened.replace('_', '-')}`,
      display({ view: { state: happened === 'wrong_number' ? 'denied' : 'created', happened, image } }),
    ]),
  ),
  'qr-same-device': display({ view: { device: 'phone', openUrl } }),
  'qr-tablet': display({ view: { device: 'tablet', openUrl, state: 'created', image } }),
  'inside-identify': (context) =>
    insideIdentifyPage({ context, method: METHOD, connection, methods: [ENTRY] }),
  'inside-confirm': inside(ACCOUNT),
  'inside-confirm-not-linked': inside(null),
  'phone-identify': identifying(),
  'phone-identify-slow': (context) => identifying()(context).replace('data-slow hidden', 'data-slow'),
  'phone-unrecognised': (context) =>
    identifying()(context)
      .replace('<div data-progress', '<div hidden data-progress')
      .replace('<div data-fallback hidden', '<div data-fallback'),
  'phone-other-app': (context) =>
    phoneOtherAppPage({ context, method: METHOD, opaque: OPAQUE, deepLink: openUrl }),
  'phone-confirm': confirm(),
  'phone-confirm-choose': confirm({
    matching: { mode: 'choose', numbers: ['12', '47', '83'] },
    differs: true,
    application: 'Payroll',
  }),
  'phone-confirm-not-linked': confirm({ account: null, origin: {} }),
  'phone-done': (context) => phoneDonePage({ context, method: METHOD, opaque: OPAQUE }),
  'phone-done-attach': (context) =>
    phoneDonePage({ context, method: METHOD, opaque: OPAQUE, willAttach: true }),
  'phone-declined': (context) => phoneDeclinedPage({ context, method: METHOD, opaque: OPAQUE }),
  'phone-reported': (context) => phoneReportedPage({ context, method: METHOD }),
  'phone-expired': errorScene(410, 'ticket.expired', { action: null }),
  'phone-used': errorScene(409, 'ticket.used', { action: null }),
  'phone-wrong-number': errorScene(409, 'ticket.number_wrong', { action: null }),
  'phone-wrong-container': errorScene(409, 'ticket.wrong_container', ({ locale }) => ({
    action: null,
    app: METHOD.app[locale],
  })),
};
