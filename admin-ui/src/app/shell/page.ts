import type { Routes } from '@angular/router';
import type { Permission } from '../session/permissions';
import type { IconName } from '../ui/icons';

/** A page of the navigation. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  /** The permission that the page requires; null: hidden from roles without any permission. */
  readonly permission: Permission | null;
  readonly loadChildren: () => Promise<Routes>;
}
