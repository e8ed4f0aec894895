import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./sessions-page').then((m) => m.SessionsPage) },
];
