import type { Page } from '../../shell/page';

export const overviewPage: Page = {
  path: 'overview',
  title: $localize`:@@page.overview:Overview`,
  icon: 'overview',
  permission: 'overview.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
