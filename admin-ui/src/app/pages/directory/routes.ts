import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Session } from '../../session/session';
import type { FollowPage } from './settings/follow-page';

const canManage = () => inject(Session).can('directory.manage');

export const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./directory-page').then((m) => m.DirectoryPage),
    children: [
      { path: '', loadComponent: () => import('./people/people-page').then((m) => m.PeoplePage) },
      { path: 'runs', loadComponent: () => import('./runs/run-list').then((m) => m.RunList) },
      {
        path: 'outbound',
        loadComponent: () => import('./outbound/outbound-page').then((m) => m.OutboundPage),
      },
      {
        path: 'settings',
        canMatch: [canManage],
        canDeactivate: [(page: FollowPage) => page.mayLeave()],
        loadComponent: () => import('./settings/follow-page').then((m) => m.FollowPage),
      },
    ],
  },
  { path: 'runs/:runId', loadComponent: () => import('./runs/run-page').then((m) => m.RunPage) },
];
