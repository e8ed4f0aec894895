import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import { Session } from '../../session/session';

/** A page with a form that asks before unsaved changes are lost. */
interface Form {
  mayLeave(): Promise<boolean>;
}

const mayLeave = (page: Form): Promise<boolean> => page.mayLeave();
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
    path: 'certificates',
    loadComponent: () => import('./certificates/certificates-page').then((m) => m.CertificatesPage),
  },
  {
    path: 'saml/:applicationId',
    canDeactivate: [mayLeave],
    loadComponent: () => import('./saml/saml-page').then((m) => m.SamlPage),
  },
  {
    path: 'forward/:applicationId',
    canDeactivate: [mayLeave],
    loadComponent: () => import('./forward/forward-page').then((m) => m.ForwardPage),
  },
  {
    path: ':applicationId',
    canDeactivate: [mayLeave],
    loadComponent: () => import('./detail/application-page').then((m) => m.ApplicationPage),
  },
];
