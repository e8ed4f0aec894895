import { Pool } from 'pg';
import { ANSWER_TIMEOUT_MS, CONNECT_TIMEOUT_MS, CONNECTION_OPTIONS, KEEP_ALIVE_MS } from './app-role.js';
import { batchingSocket } from './batching-socket.js';

/** Injection token of the process's `Pool`. Features use `UnitOfWork` instead. */
export const DATABASE_POOL = Symbol('DatabasePool');

/**
 * Opens the connection pool of a process. Queries are pipelined: what is sent without waiting for the answer of the
 * one before shares its round trip.
 */
export function openPool(connectionString: string, max: number, onError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString,
    max,
    options: CONNECTION_OPTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    pipeline: true,
    stream: batchingSocket,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
