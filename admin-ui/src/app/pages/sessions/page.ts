import type { Page } from '../../shell/page';

export const sessionsPage: Page = {
  path: 'sessions',
  title: $localize`:@@page.sessions:Sessions`,
  icon: 'devices',
  permission: 'sessions.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
