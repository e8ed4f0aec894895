import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    loadComponent: () => import('./bindings-page').then((m) => m.BindingsPage),
    children: [
      { path: '', loadComponent: () => import('./list/binding-list').then((m) => m.BindingList) },
      {
        path: 'unlinked',
        loadComponent: () => import('./unlinked/unlinked-list').then((m) => m.UnlinkedList),
      },
      { path: 'attach-links', loadComponent: () => import('./links/link-list').then((m) => m.LinkList) },
    ],
  },
  { path: 'one/:bindingId', loadComponent: () => import('./detail/binding-page').then((m) => m.BindingPage) },
];
