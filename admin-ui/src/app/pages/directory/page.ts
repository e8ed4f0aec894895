import type { Page } from '../../shell/page';

export const directoryPage: Page = {
  path: 'directory',
  title: $localize`:@@page.directory:Directory`,
  icon: 'directory',
  permission: 'directory.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
