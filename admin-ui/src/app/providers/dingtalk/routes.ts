import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./dingtalk-page').then((m) => m.DingtalkPage) },
];
