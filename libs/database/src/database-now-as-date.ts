import { raw } from '@mikro-orm/core';
import type { DatabaseNow } from '#kernel';

/** The database's current time as a value of an entity's property: it becomes a time when the entity is flushed. */
export function databaseNowAsDate(now: DatabaseNow): Date {
  return raw<Date>('?', [now.toPostgres()]);
}
