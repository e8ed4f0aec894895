import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./api-access-page').then((m) => m.ApiAccessPage),
    children: [
      { path: '', loadComponent: () => import('./own-tokens').then((m) => m.OwnTokens) },
      { path: 'all', loadComponent: () => import('./all-tokens').then((m) => m.AllTokens) },
    ],
  },
];
