import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#runtime';

/** State reported by Redis. */
export interface RedisFacts {
  readonly version: string;
  /** What it does when its memory is full: `noeviction`, or the name of an eviction policy. */
  readonly whenFull: string;
  readonly usedBytes: number;
  /** 0: no limit. */
  readonly mostBytes: number;
  /** A replica accepts no writes. */
  readonly isReplica: boolean;
}

/** Milliseconds for the connection, and for the answer. */
const ANSWER_MS = 4_000;

/** Reports the state of Redis. */
@Injectable()
export class RedisServer {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Queries Redis on a temporary connection; undefined when the installation has none.
   *
   * @throws when Redis cannot be reached, or refuses the login
   */
  async ask(): Promise<RedisFacts | undefined> {
    const { REDIS_URL } = this.settings;
    if (REDIS_URL === undefined) return undefined;
    const { Redis } = await import('ioredis');
    const redis = new Redis(REDIS_URL, {
      lazyConnect: true,
      retryStrategy: () => null,
      connectTimeout: ANSWER_MS,
      commandTimeout: ANSWER_MS,
    });
    let lost: unknown;
    redis.on('error', (error: unknown) => {
      lost = error; // the reason; `connect` rejects only with the fact that it was closed
    });
    try {
      await redis.connect();
      return factsOf(await redis.info());
    } catch (error) {
      throw lost ?? error;
    } finally {
      redis.disconnect();
    }
  }
}

function factsOf(info: string): RedisFacts {
  const values = new Map(
    info.split(/\r?\n/).map((line) => {
      const [name = '', value = ''] = line.split(/:(.*)/s);
      return [name, value] as const;
    }),
  );
  const number = (name: string): number => Number(values.get(name) ?? 0);
  return {
    version: values.get('redis_version') ?? 'unknown',
    whenFull: values.get('maxmemory_policy') ?? 'noeviction',
    usedBytes: number('used_memory'),
    mostBytes: number('maxmemory'),
    isReplica: values.get('role') === 'slave',
  };
}
