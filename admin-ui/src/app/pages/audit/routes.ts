import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./audit-page').then((m) => m.AuditPage) },
  {
    path: 'records/:sequence',
    loadComponent: () => import('./record-page').then((m) => m.RecordPage),
  },
];
