import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Session } from '../../session/session';
import type { GroupPage } from './detail/group-page';

const canManage = () => inject(Session).can('groups.manage');

export const routes: Routes = [
  { path: '', loadComponent: () => import('./list/groups-page').then((m) => m.GroupsPage) },
  {
    path: 'new',
    canMatch: [canManage],
    loadComponent: () => import('./create/new-group-page').then((m) => m.NewGroupPage),
  },
  {
    path: ':groupId',
    canDeactivate: [(page: GroupPage) => page.mayLeave()],
    loadComponent: () => import('./detail/group-page').then((m) => m.GroupPage),
  },
];
