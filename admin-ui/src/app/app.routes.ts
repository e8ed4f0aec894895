import { inject } from '@angular/core';
import type { CanMatchFn, Routes } from '@angular/router';
import type { Permission } from './session/permissions';
import { Session } from './session/session';
import { PAGES } from './shell/pages';
import { Shell } from './shell/shell';

/** Without the permission, the page does not exist: the person reads that their role has no access to this address. */
function may(permission: Permission | null): CanMatchFn {
  return () => inject(Session).can(permission);
}

function firstPage(session: Session): string {
  return `/${PAGES.find(({ permission }) => session.can(permission))?.path ?? 'nothing-here'}`;
}

/** The routes of the console. Each page is loaded when it is first opened; frame and overview are part of the first load. */
export const routes: Routes = [
  {
    path: 'logged-on',
    title: $localize`:@@loggedOn.title:You are logged on`,
    loadComponent: () => import('./session/logged-on-page').then((m) => m.LoggedOnPage),
  },
  {
    path: '',
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: () => firstPage(inject(Session)) },
      ...PAGES.map(({ path, title, permission, loadChildren }) => ({
        path,
        title,
        canMatch: [may(permission)],
        loadChildren,
      })),
      {
        path: '**',
        title: $localize`:@@nothingHere.title:Page not found`,
        loadComponent: () => import('./shell/not-found-page').then((m) => m.NotFoundPage),
      },
    ],
  },
];
