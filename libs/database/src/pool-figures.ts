import type { Pool } from 'pg';

/** Metrics of a pool. */
export type PoolFigures = Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount' | 'options'>;
