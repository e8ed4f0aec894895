import type { Page } from '../../shell/page';

export const apiAccessPage: Page = {
  path: 'api-access',
  title: $localize`:@@page.apiAccess:API access`,
  icon: 'key',
  permission: null,
  loadChildren: () => import('./routes').then((m) => m.routes),
};
