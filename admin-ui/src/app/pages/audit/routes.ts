import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./search/audit-page').then((m) => m.AuditPage) },
  { path: 'exports', loadComponent: () => import('./exports/exports-page').then((m) => m.ExportsPage) },
  {
    path: 'keeping',
    loadComponent: () => import('./retention-and-streaming/log-settings-page').then((m) => m.LogSettingsPage),
  },
  {
    path: 'records/:sequence',
    loadComponent: () => import('./record/record-page').then((m) => m.RecordPage),
  },
];
