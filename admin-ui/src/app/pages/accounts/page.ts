import type { Page } from '../../shell/page';

export const accountsPage: Page = {
  path: 'accounts',
  title: $localize`:@@page.accounts:Accounts`,
  icon: 'people',
  permission: 'accounts.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
