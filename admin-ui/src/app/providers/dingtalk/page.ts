import type { Page } from '../../shell/page';

export const dingtalkPage: Page = {
  path: 'dingtalk',
  title: $localize`:@@page.dingtalk:DingTalk`,
  icon: 'dingtalk',
  permission: 'connections.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
