import type { Settings } from '#runtime';

/** The connection string of the database. */
export function databaseUrl(settings: Settings): string {
  if (settings.DATABASE_URL === undefined) throw new Error('DATABASE_URL must be set for this process');
  return settings.DATABASE_URL;
}
