import type { TenantSettings } from './settings.js';

export type TenantStatus = 'active' | 'suspended';

/** An organisation with its own portal, as other modules see it. */
export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: TenantStatus;
  readonly settings: TenantSettings;
}
