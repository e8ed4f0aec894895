import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Registry } from 'prom-client';
import { DatabaseTime } from '#database';
import { resolveOptional } from '../app/resolve-optional.js';
import { scrapedGauge } from './scraped-gauge.js';
import { METRICS } from './registry.js';

/** Shows the clock skew of this machine. Nothing depends on it, except for the times in its log lines. */
@Injectable()
export class ClockSkew {
  constructor(
    @Inject(METRICS) registry: Registry,
    private readonly moduleRef: ModuleRef,
  ) {
    scrapedGauge(
      registry,
      {
        name: 'openeiam_clock_skew_seconds',
        help: 'How far the clock of this process is ahead of the database; negative when it is behind.',
      },
      async () => [{ value: await this.seconds() }],
    );
  }

  private async seconds(): Promise<number> {
    const time = resolveOptional(this.moduleRef, DatabaseTime);
    if (time === undefined) throw new Error('This process has no database');
    return time.skewSeconds();
  }
}
