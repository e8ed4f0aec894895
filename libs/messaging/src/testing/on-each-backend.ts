/** A backend for queues and live notifications, as settings of a process. */
export type Backend = Readonly<Record<string, string>>;

/**
 * Runs the same spec on PostgreSQL and on Redis. Redis is skipped without `TEST_REDIS_URL`.
 *
 * @param redisDatabase number of the Redis database; each spec file has its own, because they run at the same time
 */
export function onEachBackend(
  name: string,
  redisDatabase: number,
  specs: (backend: Backend, isRedis: boolean) => void,
): void {
  describe(`${name} on PostgreSQL`, () => {
    specs({}, false);
  });
  const url = process.env['TEST_REDIS_URL'] ?? '';
  const describeRedis = url === '' ? describe.skip : describe;
  describeRedis(`${name} on redis`, () => {
    specs({ REDIS_URL: `${url.replace(/\/+$/, '')}/${String(redisDatabase)}` }, true);
  });
}
