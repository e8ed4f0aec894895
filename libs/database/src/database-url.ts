import type { Settings } from '#runtime';

/** Where the database is. */
export function databaseUrl(settings: Settings): string {
  if (settings.DATABASE_URL === undefined) throw new Error('DATABASE_URL must be set for this process');
  return settings.DATABASE_URL;
}
