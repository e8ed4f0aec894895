import type { Routes } from '@angular/router';
import type { Permission } from '../session/permissions';
import type { IconName } from '../ui/icons';

/** A page of the navigation. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  /** Who may not do this does not see the page; null: who may do nothing at all. */
  readonly permission: Permission | null;
  readonly loadChildren: () => Promise<Routes>;
}
