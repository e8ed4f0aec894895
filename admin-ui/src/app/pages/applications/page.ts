import type { Page } from '../../shell/page';

export const applicationsPage: Page = {
  path: 'applications',
  title: $localize`:@@page.applications:Applications`,
  icon: 'apps',
  permission: 'applications.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
