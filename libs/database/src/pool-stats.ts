import type { Pool } from 'pg';

/** Metrics of a pool. */
export type PoolStats = Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount' | 'options'>;
