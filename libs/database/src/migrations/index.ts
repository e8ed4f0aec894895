import { messaging } from './m0002-messaging.js';
import { roles } from './m0001-roles.js';
import type { SqlMigration } from './sql-migration.js';

/** Every migration, oldest first. */
export const migrations: readonly SqlMigration[] = [roles, messaging];
