import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { Readiness } from '../health/readiness.js';
import { scrapedGauge } from './scraped-gauge.js';
import { METRICS } from './registry.js';

/** Shows what the process lacks, like `/readyz`, so that an alert can be raised. */
@Injectable()
export class ReadyMetric {
  constructor(@Inject(METRICS) registry: Registry, readiness: Readiness) {
    scrapedGauge(
      registry,
      {
        name: 'openeiam_ready',
        help: 'Whether what the process needs is there: 1, or 0 when /readyz says why not.',
        labelNames: ['check'],
      },
      async () =>
        Object.entries((await readiness.report()).checks).map(([check, isThere]) => ({
          labels: { check },
          value: Number(isThere),
        })),
    );
  }
}
