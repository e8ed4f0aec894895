import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Session } from '../../session/session';
import type { ApplicationPage } from './one/application-page';

const canManage = () => inject(Session).can('applications.manage');

export const routes: Routes = [
  { path: '', loadComponent: () => import('./list/applications-page').then((m) => m.ApplicationsPage) },
  {
    path: 'gallery',
    canMatch: [canManage],
    loadComponent: () => import('./gallery/gallery-page').then((m) => m.GalleryPage),
  },
  {
    path: 'new/:setUpKey',
    canMatch: [canManage],
    loadComponent: () => import('./create/new-application-page').then((m) => m.NewApplicationPage),
  },
  {
    path: 'signing-keys',
    loadComponent: () => import('./keys/signing-keys-page').then((m) => m.SigningKeysPage),
  },
  {
    path: ':applicationId',
    canDeactivate: [(page: ApplicationPage) => page.mayLeave()],
    loadComponent: () => import('./one/application-page').then((m) => m.ApplicationPage),
  },
];
