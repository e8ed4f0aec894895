import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./settings-page').then((m) => m.SettingsPage) },
];
