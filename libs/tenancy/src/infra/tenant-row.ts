import { settingsSchema } from '../domain/settings.js';
import type { Tenant, TenantStatus } from '../domain/tenant.js';

/** A row of `tenancy.tenant`. */
export interface TenantRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: TenantStatus;
  readonly settings: unknown;
}

export const TENANT_COLUMNS = 'id, slug, name, status, settings';

/** The tenant that a row holds, settings completed with the defaults. */
export function tenantOf(row: TenantRow): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    status: row.status,
    settings: settingsSchema.parse(row.settings),
  };
}
