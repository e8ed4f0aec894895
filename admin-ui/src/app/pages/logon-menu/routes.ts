import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./logon-menu-page').then((m) => m.LogonMenuPage) },
];
