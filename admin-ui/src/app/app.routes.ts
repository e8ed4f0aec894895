import { inject } from '@angular/core';
import { Router, type CanActivateFn, type Routes } from '@angular/router';
import type { Permission } from './session/permissions';
import { Session } from './session/session';
import { PAGES } from './shell/pages';

/** Lets through who may see a page; everybody else goes to the first page that they may see. */
function may(permission: Permission): CanActivateFn {
  return () => inject(Session).can(permission) || inject(Router).parseUrl(firstPage(inject(Session)));
}

function firstPage(session: Session): string {
  return `/${PAGES.find(({ permission }) => session.can(permission))?.path ?? 'nothing-here'}`;
}

/** Every address of the console. Each page is loaded when it is first opened. */
export const routes: Routes = [
  { path: 'logged-on', loadComponent: () => import('./session/logged-on').then((m) => m.LoggedOn) },
  {
    path: '',
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: () => firstPage(inject(Session)) },
      ...PAGES.map(({ path, title, permission, loadChildren }) => ({
        path,
        title,
        canActivate: [may(permission)],
        loadChildren,
      })),
      { path: '**', loadComponent: () => import('./shell/nothing-here').then((m) => m.NothingHere) },
    ],
  },
];
