import type { Routes } from '@angular/router';
import type { Permission } from '../session/permissions';
import type { IconName } from '../ui/icons';

/** A page of the navigation. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  /** Who may not do this does not see the page. */
  readonly permission: Permission;
  readonly loadChildren: () => Promise<Routes>;
}

/** The navigation, in its order. The English names are fixed: tools find the pages by them. */
export const PAGES: readonly Page[] = [
  {
    path: 'overview',
    title: $localize`:@@page.overview:Overview`,
    icon: 'overview',
    permission: 'overview.read',
    loadChildren: () => import('../pages/overview/routes').then((m) => m.routes),
  },
  {
    path: 'logon-menu',
    title: $localize`:@@page.logonMenu:Logon menu`,
    icon: 'menu',
    permission: 'menu.read',
    loadChildren: () => import('../pages/logon-menu/routes').then((m) => m.routes),
  },
  {
    path: 'dingtalk',
    title: $localize`:@@page.dingtalk:DingTalk`,
    icon: 'dingtalk',
    permission: 'connections.read',
    loadChildren: () => import('../pages/dingtalk/routes').then((m) => m.routes),
  },
  {
    path: 'bindings',
    title: $localize`:@@page.bindings:Bindings`,
    icon: 'link',
    permission: 'bindings.read',
    loadChildren: () => import('../pages/bindings/routes').then((m) => m.routes),
  },
  {
    path: 'accounts',
    title: $localize`:@@page.accounts:Accounts`,
    icon: 'people',
    permission: 'accounts.read',
    loadChildren: () => import('../pages/accounts/routes').then((m) => m.routes),
  },
  {
    path: 'sessions',
    title: $localize`:@@page.sessions:Sessions`,
    icon: 'devices',
    permission: 'sessions.read',
    loadChildren: () => import('../pages/sessions/routes').then((m) => m.routes),
  },
  {
    path: 'audit',
    title: $localize`:@@page.audit:Audit`,
    icon: 'audit',
    permission: 'audit.read',
    loadChildren: () => import('../pages/audit/routes').then((m) => m.routes),
  },
  {
    path: 'settings',
    title: $localize`:@@page.settings:Settings`,
    icon: 'settings',
    permission: 'settings.read',
    loadChildren: () => import('../pages/settings/routes').then((m) => m.routes),
  },
];
