import type { Page } from '../../shell/page';

export const groupsPage: Page = {
  path: 'groups',
  title: $localize`:@@page.groups:Groups`,
  icon: 'groups',
  permission: 'groups.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
