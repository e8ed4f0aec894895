import { settingsSchema } from '../domain/settings.js';
import type { Tenant, TenantStatus } from '../domain/tenant.js';

/** What of a row of `tenancy.tenant` makes a tenant. */
interface TenantRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: TenantStatus;
  readonly settings: unknown;
}

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
