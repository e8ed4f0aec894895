import { visibleRows, type Scope } from '../tenant-table.js';
import type { Policy } from './define-table.js';

/** The policy that `tenantOwned` creates in a migration, for the table's description. */
export function tenantIsolation(scope?: Scope): Policy {
  const rows = visibleRows(scope);
  return { name: 'tenant_isolation', using: rows, check: rows };
}
