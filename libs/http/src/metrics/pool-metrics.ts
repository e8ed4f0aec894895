import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Gauge, type Registry } from 'prom-client';
import { DATABASE_POOL, type PoolStats } from '#database';
import { resolveOptional } from '../app/resolve-optional.js';
import { METRICS } from './registry.js';

/** Use of the process's pool of database connections: work that waits for a connection slows everything down. */
@Injectable()
export class PoolMetrics implements OnApplicationBootstrap {
  constructor(
    @Inject(METRICS) private readonly registry: Registry,
    private readonly moduleRef: ModuleRef,
  ) {}

  onApplicationBootstrap(): void {
    const pool = resolveOptional<PoolStats>(this.moduleRef, DATABASE_POOL);
    if (pool !== undefined) registerGauges(this.registry, pool);
  }
}

function registerGauges(registry: Registry, pool: PoolStats): void {
  new Gauge({
    name: 'openeiam_database_connections',
    help: 'Connections of the pool of this process.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
    },
  });
  new Gauge({
    name: 'openeiam_database_connections_limit',
    help: 'Most connections that the pool may open (DATABASE_POOL).',
    registers: [registry],
    collect() {
      this.set(pool.options.max);
    },
  });
  new Gauge({
    name: 'openeiam_database_waiting',
    help: 'Work that waits for a connection of the pool.',
    registers: [registry],
    collect() {
      this.set(pool.waitingCount);
    },
  });
}
