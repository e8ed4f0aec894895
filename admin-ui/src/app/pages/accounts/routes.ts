import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./accounts-page').then((m) => m.AccountsPage) },
];
