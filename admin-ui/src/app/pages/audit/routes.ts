import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./audit-page').then((m) => m.AuditPage) },
];
