import { db } from './tenant.table.js';

/** Tenants as other modules may join them in a statement of their own: to read, never to write. */
export const joinableTenants = db
  .selectFrom('tenancy.tenant')
  .select(['id', 'status', 'settings', 'session_epoch']);
