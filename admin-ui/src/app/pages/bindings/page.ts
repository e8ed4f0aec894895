import type { Page } from '../../shell/page';

export const bindingsPage: Page = {
  path: 'bindings',
  title: $localize`:@@page.bindings:Bindings`,
  icon: 'link',
  permission: 'bindings.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
