import {
  alreadyLoggedOnPage,
  attachLinkPage,
  breakGlassPage,
  attachPage,
  attachResultPage,
  attachUndonePage,
  attachVerifyPage,
  attachWithoutMethodPage,
  builtInPanels,
  errorPage,
  freshAuthenticationPage,
  insideConfirmPage,
  insideIdentifyPage,
  loggedOffPage,
  logonPage,
  phoneConfirmPage,
  phoneDeclinedPage,
  phoneDonePage,
  phoneIdentifyPage,
  phoneOtherAppPage,
  phoneReportedPage,
  unlinkPage,
  type PanelState,
  type PhoneConfirmPageProps,
  type TenantContext,
} from '../src/pages/index.js';
import { PHONE_CAPTIONS, QR_STATES } from '../src/pages/panels/dingtalk-qr/states.js';
import { homeScenes } from './home-scenes.js';
import { ACCOUNT, ago, IDENTITY, METHODS, OPAQUE, OPEN_URL, PROVING, QR_IMAGE } from './samples.js';

/** One page in one state, drawn for any language. */
export type Scene = (context: TenantContext) => string;

const panels = builtInPanels();
const app = { corpId: 'ding0123456789abcdef', clientId: 'dingpreview' };

const logon =
  (current: string | undefined, state?: PanelState, more: object = {}): Scene =>
  (context) =>
    logonPage({ context, panels, methods: METHODS, current, state, ...more });

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

const verify =
  (current: string, state?: PanelState): Scene =>
  (context) =>
    attachVerifyPage({ context, panels, identity: IDENTITY, methods: PROVING, current, state });

const error =
  (status: number, code?: string, more: object = {}): Scene =>
  (context) =>
    errorPage({ context, status, code, ...more });

const ERRORS: Readonly<Record<string, readonly [number, (string | undefined)?, object?]>> = {
  'error-400': [400],
  'error-403': [403],
  'error-404': [404],
  'error-409': [409],
  'error-410': [410],
  'error-429': [429, undefined, { retryAfterSeconds: 40 }],
  'error-500': [500, undefined, { reference: '019a3c1e-7a40-7c1d-9f3e-2b1d5c8e9a10' }],
  'error-503': [503],
  'form-address': [
    400,
    'csrf.address',
    { action: { href: 'https://portal.example.com/t/demo/logon', label: 'Open the right address' } },
  ],
  'form-cookies': [400, 'csrf.cookies'],
  'form-logged-on': [400, 'csrf.logged_on'],
  'form-stale': [400, 'csrf.refused'],
  'method-disabled': [403, 'method.disabled'],
  'tenant-suspended': [403, 'tenant.suspended'],
  'attach-expired': [410, 'attachment.expired'],
  'attach-identity-taken': [409, 'binding.identity_taken'],
  'attach-account-taken': [409, 'binding.account_taken'],
  'attach-link-used': [410, 'attach_link.used'],
  'break-glass-used': [410, 'break_glass.used'],
  'phone-expired': [410, 'ticket.expired', { action: null }],
  'phone-used': [409, 'ticket.used', { action: null }],
  'phone-wrong-number': [409, 'ticket.number_wrong', { action: null }],
  'phone-not-member': [403, 'dingtalk.not_member', { action: null }],
  'phone-dingtalk-down': [503, 'dingtalk.unavailable'],
  'phone-dingtalk-refused': [503, 'dingtalk.refused'],
  'phone-wrong-container': [409, 'ticket.wrong_container', { action: null }],
};

/** Every page in every state that people can meet, by file name. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'logon-password': logon('password'),
  'logon-password-wrong': logon('password', {
    view: { username: 'alice' },
    error: { code: 'credentials.wrong' },
  }),
  'logon-password-blocked': logon('password', {
    view: { username: 'alice' },
    error: { code: 'credentials.blocked', retryAfterSeconds: 600 },
  }),
  'logon-session-ended': logon('password', {}, { notice: 'session.ended' }),
  'logon-method-disabled': logon('password', {}, { notice: 'method.disabled' }),
  'logon-elsewhere': logon('password', {}, { elsewhere: { name: 'Lakeside Trading', home: '/t/lakeside/' } }),
  'logon-email': logon('email-code'),
  'logon-email-code': logon('email-code', { view: { step: 'code', sentTo: 'alice@demo.test' } }),
  'logon-email-code-wrong': logon('email-code', {
    view: { step: 'code', sentTo: 'alice@demo.test' },
    error: { code: 'code.wrong' },
  }),
  'logon-none': logon(undefined),
  'logon-already': (context) => alreadyLoggedOnPage({ context, account: ACCOUNT, goOnTo: '/t/demo/' }),
  'logon-fresh': (context) =>
    freshAuthenticationPage({
      context,
      panels,
      account: ACCOUNT,
      methods: PROVING,
      current: 'password',
      byLogon: METHODS.filter(({ key }) => key === 'dingtalk-qr'),
    }),
  'logon-fresh-qr-only': (context) =>
    freshAuthenticationPage({
      context,
      panels,
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
  attach: (context) => attachPage({ context, identity: IDENTITY }),
  'attach-verify': verify('password'),
  'attach-verify-wrong': verify('password', {
    view: { username: 'bob' },
    error: { code: 'credentials.wrong' },
  }),
  'attach-verify-email': verify('email-code'),
  'attach-result': (context) =>
    attachResultPage({ context, identity: IDENTITY, account: ACCOUNT, goOnTo: '/t/demo/' }),
  'attach-undone': (context) => attachUndonePage({ context }),
  'attach-no-method': (context) => attachWithoutMethodPage({ context, identity: IDENTITY }),
  'attach-link': (context) =>
    attachLinkPage({ context, account: ACCOUNT, validUntil: ago(-1_440), action: '/t/demo/attach-link/x' }),
  'break-glass': (context) =>
    breakGlassPage({ context, account: ACCOUNT, validUntil: ago(-15), action: '/t/demo/break-glass/x' }),
  ...homeScenes,
  unlink: (context) => unlinkPage({ context, identity: { ...IDENTITY, id: 'b1' } }),
  ...Object.fromEntries(
    Object.entries(ERRORS).map(([name, [status, code, more]]) => [name, error(status, code, more)]),
  ),
  'tenant-unknown': (context) =>
    errorPage({ context: { ...context, tenant: undefined }, status: 404, code: 'tenant.unknown' }),
};
