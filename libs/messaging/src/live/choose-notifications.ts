import type { Connections, UnitOfWork } from '#database';
import type { Logger, Outages, Settings } from '#runtime';
import type { LiveNotifications } from './live-notifications.js';

/** Notices through Redis if `REDIS_URL` is set, otherwise through PostgreSQL. Loads only the chosen one. */
export async function chooseNotifications(
  { REDIS_URL }: Settings,
  logger: Logger,
  outages: Outages,
  connections: Connections,
): Promise<LiveNotifications> {
  if (REDIS_URL === undefined) {
    const { PostgresLiveNotifications } = await import('./postgres-live-notifications.js');
    return new PostgresLiveNotifications(connections, logger, outages);
  }
  const { RedisLiveNotifications } = await import('./redis-live-notifications.js');
  return new RedisLiveNotifications(REDIS_URL, logger, outages);
}

/** The same for a command, which sends notices and receives none. */
export async function chooseCommandNotifications(
  { REDIS_URL }: Settings,
  unitOfWork: UnitOfWork,
): Promise<LiveNotifications> {
  if (REDIS_URL === undefined) {
    const { PostgresCommandNotifications } = await import('./postgres-command-notifications.js');
    return new PostgresCommandNotifications(unitOfWork);
  }
  const { RedisCommandNotifications } = await import('./redis-command-notifications.js');
  return new RedisCommandNotifications(REDIS_URL);
}
