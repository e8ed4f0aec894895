import type { PanelState } from '#pages';
import { scenes as bindingScenes, IDENTITY } from '../../binding/preview/scenes.js';
import { scenes as breakGlassScenes } from '../../break-glass/preview/scenes.js';
import { scenes as menuScenes } from '../../logon-menu/preview/scenes.js';
import { ACCOUNT, ago } from '../../pages/preview/samples.js';
import { errorScene, scenes as pagesScenes, type Scene, type Scenes } from '../../pages/preview/scenes.js';
import { scenes as tenancyScenes } from '../../tenancy/preview/scenes.js';
import { insideConfirmPage, insideIdentifyPage } from '../src/pages/logon/inside-dingtalk-pages.js';
import { logonPage } from '../src/pages/logon/logon-page.js';
import {
  alreadyLoggedOnPage,
  freshAuthenticationPage,
  loggedOffPage,
} from '../src/pages/logon/session-pages.js';
import { PHONE_CAPTIONS, QR_STATES } from '../src/pages/panels/dingtalk-qr/states.js';
import { phoneConfirmPage, type PhoneConfirmPageProps } from '../src/pages/phone/confirm-page.js';
import { phoneIdentifyPage, phoneOtherAppPage } from '../src/pages/phone/landing-pages.js';
import { phoneDeclinedPage, phoneDonePage, phoneReportedPage } from '../src/pages/phone/outcome-pages.js';
import { homeScenes } from './home-scenes.js';
import { panelOf } from './panels.js';
import { METHODS, OPAQUE, OPEN_URL, PROVING, QR_IMAGE } from './samples.js';

const app = { corpId: 'ding0123456789abcdef', clientId: 'dingpreview' };

const logon =
  (current: string, state?: PanelState, more: object = {}): Scene =>
  (context) =>
    logonPage({ context, methods: METHODS, current: panelOf(current), state, ...more });

const confirm =
  (more: Partial<PhoneConfirmPageProps>): Scene =>
  (context) =>
    phoneConfirmPage({
      context,
      opaque: OPAQUE,
      application: context.tenant.name,
      browser: { browser: 'Chrome 142', os: 'Windows 11' },
      origin: { place: 'Hangzhou, Zhejiang, China', network: '203.0.113.24' },
      requestedAt: ago(0.5),
      account: ACCOUNT,
      matching: { mode: 'plain', number: '47' },
      ...more,
    });

/** Every page in every state that people can meet, by file name. */
export const SCENES: Scenes = {
  'logon-password': logon('password'),
  'logon-password-wrong': logon('password', {
    view: { username: 'alice' },
    error: { code: 'credentials.wrong' },
  }),
  'logon-password-blocked': logon('password', {
    view: { username: 'alice' },
    error: { code: 'credentials.blocked', retryAfterSeconds: 600 },
  }),
  'logon-session-ended': logon(
    'password',
    {},
    {
      notice: 'Your session has ended. Please log on again.',
    },
  ),
  'logon-elsewhere': logon('password', {}, { elsewhere: { name: 'Lakeside Trading', home: '/t/lakeside/' } }),
  'logon-email': logon('email-code'),
  'logon-email-code': logon('email-code', { view: { step: 'code', sentTo: 'alice@demo.test' } }),
  'logon-email-code-wrong': logon('email-code', {
    view: { step: 'code', sentTo: 'alice@demo.test' },
    error: { code: 'code.wrong' },
  }),
  'logon-none': (context) => logonPage({ context, methods: [], current: undefined }),
  'logon-already': (context) => alreadyLoggedOnPage({ context, account: ACCOUNT, goOnTo: '/t/demo/' }),
  'logon-fresh': (context) =>
    freshAuthenticationPage({
      context,
      account: ACCOUNT,
      methods: PROVING,
      current: panelOf('password'),
      byLogon: METHODS.filter(({ key }) => key === 'dingtalk-qr'),
    }),
  'logon-fresh-qr-only': (context) =>
    freshAuthenticationPage({
      context,
      account: ACCOUNT,
      methods: [],
      current: undefined,
      byLogon: METHODS.filter(({ key }) => key === 'dingtalk-qr'),
    }),
  'logon-outgrown': logon('password', { error: { code: 'credentials.outgrown' } }),
  'logged-off': (context) => loggedOffPage({ context }),
  ...Object.fromEntries(
    QR_STATES.map((state) => [
      `qr-${state}`,
      logon('dingtalk-qr', { view: { state, name: '王***', number: '47', image: QR_IMAGE } }),
    ]),
  ),
  ...Object.fromEntries(
    PHONE_CAPTIONS.map((happened) => [
      `qr-phone-${happened.replace('_', '-')}`,
      logon('dingtalk-qr', {
        view: { state: happened === 'wrong_number' ? 'denied' : 'created', happened, image: QR_IMAGE },
      }),
    ]),
  ),
  'qr-same-device': logon('dingtalk-qr', { view: { device: 'phone', openUrl: OPEN_URL } }),
  'qr-tablet': logon('dingtalk-qr', {
    view: { device: 'tablet', openUrl: OPEN_URL, state: 'created', image: QR_IMAGE },
  }),
  'inside-identify': (context) => insideIdentifyPage({ context, app, methods: METHODS }),
  'inside-confirm': (context) =>
    insideConfirmPage({ context, identity: IDENTITY, account: ACCOUNT, other: 'password' }),
  'inside-confirm-not-linked': (context) =>
    insideConfirmPage({ context, identity: IDENTITY, account: null, other: 'password' }),
  'phone-identify': (context) => phoneIdentifyPage({ context, opaque: OPAQUE, app }),
  'phone-other-app': (context) =>
    phoneOtherAppPage({ context, opaque: OPAQUE, url: `https://portal.example.com/q/${OPAQUE}` }),
  'phone-confirm': confirm({}),
  'phone-confirm-choose': confirm({
    matching: { mode: 'choose', numbers: ['12', '47', '83'] },
    differs: true,
    application: 'Payroll',
  }),
  'phone-confirm-not-linked': confirm({ account: null, origin: {} }),
  'phone-done': (context) => phoneDonePage({ context, opaque: OPAQUE }),
  'phone-done-attach': (context) => phoneDonePage({ context, opaque: OPAQUE, willAttach: true }),
  'phone-declined': (context) => phoneDeclinedPage({ context, opaque: OPAQUE }),
  'phone-reported': (context) => phoneReportedPage({ context }),
  ...homeScenes,
  ...pagesScenes,
  ...tenancyScenes,
  ...menuScenes,
  ...bindingScenes,
  ...breakGlassScenes,
  'phone-expired': errorScene(410, 'ticket.expired', { action: null }),
  'phone-used': errorScene(409, 'ticket.used', { action: null }),
  'phone-wrong-number': errorScene(409, 'ticket.number_wrong', { action: null }),
  'phone-not-member': errorScene(403, 'dingtalk.not_member', { action: null }),
  'phone-dingtalk-down': errorScene(503, 'dingtalk.unavailable'),
  'phone-dingtalk-refused': errorScene(503, 'dingtalk.refused'),
  'phone-wrong-container': errorScene(409, 'ticket.wrong_container', { action: null }),
};
