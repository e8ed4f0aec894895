import type { Page } from '../../shell/page';

export const logonMenuPage: Page = {
  path: 'logon-menu',
  title: $localize`:@@page.logonMenu:Logon menu`,
  icon: 'menu',
  permission: 'menu.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
