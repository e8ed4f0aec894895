import type { Page } from '../../shell/page';

export const auditPage: Page = {
  path: 'audit',
  title: $localize`:@@page.audit:Audit`,
  icon: 'audit',
  permission: 'audit.read',
  loadChildren: () => import('./routes').then((m) => m.routes),
};
