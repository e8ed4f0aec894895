import type { Page } from '../../shell/page';

export const settingsPage: Page = {
  path: 'settings',
  title: $localize`:@@page.settings:Settings`,
  icon: 'settings',
  permission: 'settings.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
