import { revisionOf } from '#http';
import type { TenantSettings } from '../domain/settings.js';

/** Revision of a tenant's name and settings. */
export function settingsRevision(name: string, settings: TenantSettings): string {
  return revisionOf([name, settings]);
}
