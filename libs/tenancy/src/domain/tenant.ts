import type { TenantSettings } from './settings.js';

export type TenantStatus = 'active' | 'suspended';

/** An organisation with its own portal. What other modules see of it. */
export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: TenantStatus;
  readonly settings: TenantSettings;
}
