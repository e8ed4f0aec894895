import { settingsSchema } from '../domain/settings.js';
import type { Tenant, TenantStatus } from '../domain/tenant.js';

/** The columns of `tenancy.tenant` that make up a tenant. */
interface TenantRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: TenantStatus;
  readonly settings: unknown;
}

/** Converts a row to a tenant, with defaults for missing settings. */
export function tenantOf(row: TenantRow): Tenant {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    status: row.status,
    settings: settingsSchema.parse(row.settings),
  };
}
