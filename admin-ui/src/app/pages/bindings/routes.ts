import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./bindings-page').then((m) => m.BindingsPage) },
];
