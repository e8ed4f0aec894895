import type { Pool } from 'pg';

/** What a pool tells of itself. */
export type PoolFigures = Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount' | 'options'>;
