import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Session } from '../../session/session';

const canManage = () => inject(Session).can('accounts.manage');

export const routes: Routes = [
  { path: '', loadComponent: () => import('./list/accounts-page').then((m) => m.AccountsPage) },
  {
    path: 'new',
    canMatch: [canManage],
    loadComponent: () => import('./create/new-account-page').then((m) => m.NewAccountPage),
  },
  {
    path: 'import',
    canMatch: [canManage],
    loadComponent: () => import('./import/import-page').then((m) => m.ImportPage),
  },
  { path: ':accountId', loadComponent: () => import('./detail/account-page').then((m) => m.AccountPage) },
];
