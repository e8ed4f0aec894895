import {
  isPgPool,
  PostgresConnection,
  PostgresQueueBackend,
  type createPostgresBackend,
  type PgPool,
} from 'bullmq';
import { APP_SESSION, type ConnectionPool, type Connections } from '#database';

/** PostgreSQL schema of BullMQ's tables. */
export const QUEUE_SCHEMA = 'queue';

/** Where BullMQ's statements find their tables, which they name without a schema. */
const SESSION = { ...APP_SESSION, searchPath: `${QUEUE_SCHEMA}, pg_catalog, pg_temp` };

/** Connections for the statements of one queue or worker. A worker has one more, which listens. */
const CONNECTIONS = 2;

/**
 * BullMQ's backend on connections like all others of the process. BullMQ itself would set its search path in start-up
 * options, which a pooler refuses or forgets.
 */
export function postgresQueues(connections: Connections): typeof createPostgresBackend {
  return (name, options, { withBlockingConnection = false } = {}) => {
    const max = withBlockingConnection ? CONNECTIONS + 1 : CONNECTIONS;
    // The pool tells BullMQ itself of connections that were lost.
    const pool = connections.openPool({ session: SESSION, name: `queue ${name}`, max }, () => undefined);
    const connection = new QueueConnection(pool);
    return new PostgresQueueBackend(
      connection,
      name,
      options,
      true,
      withBlockingConnection ? name : undefined,
    );
  };
}

/** Connections to BullMQ's own schema that end with the queue. */
class QueueConnection extends PostgresConnection {
  override readonly schema = QUEUE_SCHEMA;

  constructor(private readonly ownPool: ConnectionPool) {
    super(forBullMq(ownPool));
  }

  override async close(): Promise<void> {
    const isFirst = this.isClosing === undefined;
    await super.close();
    if (isFirst) await this.ownPool.end();
  }
}

/** BullMQ has types of its own for the same pool. */
function forBullMq(pool: unknown): PgPool {
  if (isPgPool(pool)) return pool;
  throw new TypeError('BullMQ takes no such pool');
}
