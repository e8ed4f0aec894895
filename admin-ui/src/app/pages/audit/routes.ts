import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./search/audit-page').then((m) => m.AuditPage) },
  { path: 'exports', loadComponent: () => import('./exports/exports-page').then((m) => m.ExportsPage) },
  { path: 'keeping', loadComponent: () => import('./keeping/keeping-page').then((m) => m.KeepingPage) },
  {
    path: 'records/:sequence',
    loadComponent: () => import('./record/record-page').then((m) => m.RecordPage),
  },
];
