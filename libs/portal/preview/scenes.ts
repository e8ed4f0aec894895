import type { PanelState } from '#pages';
import { scenes as bindingScenes } from '../../binding/preview/scenes.js';
import { scenes as breakGlassScenes } from '../../break-glass/preview/scenes.js';
import { scenes as dingtalkScenes } from '../../dingtalk-qr/preview/scenes.js';
import { scenes as menuScenes } from '../../logon-menu/preview/scenes.js';
import { ACCOUNT } from '../../pages/preview/samples.js';
import { scenes as pagesScenes, type Scene, type Scenes } from '../../pages/preview/scenes.js';
import { scenes as qrScenes } from '../../qr-logon/preview/scenes.js';
import { scenes as tenancyScenes } from '../../tenancy/preview/scenes.js';
import { logonPage } from '../src/pages/logon/logon-page.js';
import {
  alreadyLoggedOnPage,
  freshAuthenticationPage,
  loggedOffPage,
} from '../src/pages/logon/session-pages.js';
import { homeScenes } from './home-scenes.js';
import { panelOf } from './panels.js';
import { METHODS, PROVING, SCAN } from './samples.js';

const logon =
  (current: string, state?: PanelState, more: object = {}): Scene =>
  (context) =>
    logonPage({ context, methods: METHODS, current: panelOf(current), state, ...more });

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
  'logged-off': (context) => loggedOffPage({ context }),
  ...homeScenes,
  ...pagesScenes,
  ...tenancyScenes,
  ...menuScenes,
  ...bindingScenes,
  ...breakGlassScenes,
  ...qrScenes,
  ...dingtalkScenes,
};
