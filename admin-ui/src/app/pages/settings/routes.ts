import type { Routes } from '@angular/router';
import type { SettingsPage } from './settings-page';

export const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./settings-page').then((m) => m.SettingsPage),
    canDeactivate: [(page: SettingsPage) => page.mayLeave()],
  },
  {
    path: 'profile-fields',
    loadComponent: () => import('./profile-fields/profile-fields-page').then((m) => m.ProfileFieldsPage),
  },
];
