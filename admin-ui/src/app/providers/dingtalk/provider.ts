import type { ConsoleProvider } from '../provider';
import { dingtalkPage } from './page';
import { reasons } from './reasons';

/** DingTalk's contributions to the console. */
export const dingtalk: ConsoleProvider = {
  key: 'dingtalk',
  name: dingtalkPage.title,
  page: dingtalkPage,
  modules: {
    dingtalk: dingtalkPage.title,
  },
  targets: {
    'dingtalk-identity': $localize`:@@audit.target.identity:DingTalk identity`,
    'dingtalk-connection': $localize`:@@audit.target.dingtalkConnection:DingTalk connection`,
  },
  reasons,
  refusals: {
    'dingtalk.connection.missing': $localize`:@@menu.refusal.connectionMissing:Connect DingTalk first, on the DingTalk page.`,
  },
  directorySteps: () => import('./directory-steps').then((m) => m.DirectorySteps),
  directoryPush: () => import('./push-keys').then((m) => m.PushKeys),
  guards: { 'dingtalk-qr': () => import('./qr-switch-guard').then((m) => m.QrSwitchGuard) },
};
