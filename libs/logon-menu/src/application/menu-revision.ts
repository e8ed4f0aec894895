import { revisionOf } from '#http';
import type { Menu } from '../domain/menu.js';

/** Revision of a tenant's choices: order, switches and defaults. */
export function menuRevision({ entries, chosen }: Menu): string {
  return revisionOf([
    entries.map(({ method, enabled }) => [method.key, enabled]),
    chosen.desktop,
    chosen.mobile,
  ]);
}
