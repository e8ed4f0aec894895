import { db } from './tenant.table.js';

/** Tenants for joins in statements of other modules: for reading only. */
export const joinableTenants = db
  .selectFrom('tenancy.tenant')
  .select(['id', 'status', 'settings', 'session_epoch']);
