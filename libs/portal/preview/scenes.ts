import type { PageContext, PanelState, TenantContext } from '#pages';
import { scenes as tokenScenes } from '../../api-access/preview/scenes.js';
import { scenes as applicationScenes } from '../../applications/preview/scenes.js';
import { scenes as bindingScenes } from '../../binding/preview/scenes.js';
import { scenes as breakGlassScenes } from '../../break-glass/preview/scenes.js';
import { scenes as dingtalkScenes } from '../../dingtalk-qr/preview/scenes.js';
import { scenes as menuScenes } from '../../logon-menu/preview/scenes.js';
import { scenes as oidcScenes } from '../../oidc/preview/scenes.js';
import { ACCOUNT } from '../../pages/preview/samples.js';
import { scenes as pagesScenes, type Scene, type Scenes } from '../../pages/preview/scenes.js';
import { scenes as profileScenes } from '../../profiles/preview/scenes.js';
import { inTrial, QR_ON_SHOW, QR_SCANNED, scenes as qrScenes } from '../../qr-logon/preview/scenes.js';
import { scenes as samlScenes } from '../../saml/preview/scenes.js';
import { scenes as tenancyScenes } from '../../tenancy/preview/scenes.js';
import { logonPage } from '../src/pages/logon/logon-page.js';
import {
  alreadyLoggedOnPage,
  freshAuthenticationPage,
  loggedOffPage,
} from '../src/pages/logon/session-pages.js';
import { emailCodePanel, scenes as ownPasswordScenes } from '../../authenticators/preview/scenes.js';
import { nextScenes, texts as logonTexts } from '../../logon/preview/scenes.js';
import { entrancePage } from '../src/pages/organisation-finder/organisation-finder-page.js';
import { homeScenes } from './home-scenes.js';
import { panelOf } from './panels.js';
import { METHODS, PROVING, SCAN } from './samples.js';

const BESIDE = { beside: { panel: panelOf('password'), state: undefined } };

const logon =
  (current: string, state?: PanelState, more: object = {}): Scene =>
  (context) =>
    logonPage({ context, methods: METHODS, current: panelOf(current), state, ...more });

/** The installation’s own pages belong to no tenant. */
const withoutTenant = ({ tenant: _, ...context }: TenantContext): PageContext => context;

/** The same with an organisation's own text on its logon page. */
const withOwnText =
  (scene: Scene): Scene =>
  (context) =>
    scene({
      ...context,
      tenant: {
        ...context.tenant,
        logonText:
          context.locale === 'zh'
            ? '请使用公司邮箱对应的账号登录。如需帮助，请致电 8800 联系服务台，或发送邮件至 helpdesk@demo.test。'
            : 'Log on with the account of your company email.\nHelp desk: extension 8800, helpdesk@demo.test.',
      },
    });

/** Every page in every state that people can see, by file name. */
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
  'logon-session-ended': (context) =>
    logon('password', {}, { notice: logonTexts(context.locale).notices.logon['session.ended'] })(context),
  'logon-elsewhere': logon('password', {}, { elsewhere: { name: 'Lakeside Trading', home: '/t/lakeside/' } }),
  'logon-qr': logon(SCAN.key, QR_ON_SHOW),
  'logon-both': logon(SCAN.key, QR_ON_SHOW, BESIDE),
  'logon-trial': logon(SCAN.key, inTrial(QR_ON_SHOW), BESIDE),
  'logon-trial-scanned': logon(SCAN.key, inTrial(QR_SCANNED), BESIDE),
  'logon-qr-scanned': logon(SCAN.key, QR_SCANNED),
  'logon-qr-own-text': withOwnText(logon(SCAN.key, QR_ON_SHOW)),
  'logon-password-own-text': withOwnText(logon('password')),
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
      byLogon: [SCAN],
    }),
  'logon-fresh-qr-only': (context) =>
    freshAuthenticationPage({
      context,
      account: ACCOUNT,
      methods: [],
      current: undefined,
      byLogon: [SCAN],
    }),
  'logon-outgrown': logon('password', { error: { code: 'credentials.outgrown' } }),
  ...nextScenes(emailCodePanel),
  ...ownPasswordScenes,
  entrance: (context) => entrancePage({ context: withoutTenant(context), unknown: undefined }),
  'entrance-unknown': (context) => entrancePage({ context: withoutTenant(context), unknown: 'acme' }),
  'logged-off': (context) => loggedOffPage({ context }),
  ...homeScenes,
  ...pagesScenes,
  ...tenancyScenes,
  ...menuScenes,
  ...bindingScenes,
  ...breakGlassScenes,
  ...qrScenes,
  ...dingtalkScenes,
  ...oidcScenes,
  ...samlScenes,
  ...applicationScenes,
  ...profileScenes,
  ...tokenScenes,
};
