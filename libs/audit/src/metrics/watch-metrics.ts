import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { UnitOfWork } from '#database';
import { scrapedGauges, METRICS, type GaugeOf } from '#http';
import { LOGGER, type Logger } from '#runtime';
import { watchFigures } from '../infra/watch-statements.js';

interface Row {
  readonly doubted: number;
  readonly age: number;
}

const GAUGES: readonly GaugeOf<Row>[] = [
  {
    name: 'openeiam_audit_logs_in_doubt',
    help: 'Tenants whose log was found not to be intact at the last look; cli audit verify says why.',
    of: ({ doubted }) => doubted,
  },
  {
    name: 'openeiam_audit_watch_age_seconds',
    help: 'Time since the log that has waited longest was looked at; looks are an hour apart.',
    of: ({ age }) => age,
  },
];

/** The findings of the watch. No label names a tenant. */
@Injectable()
export class WatchMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
  ) {
    scrapedGauges(registry, GAUGES, () => this.figures());
  }

  private async figures(): Promise<Row> {
    try {
      const [row] = await this.unitOfWork.runAs('worker', (transaction) => transaction.run(watchFigures));
      return row ?? { doubted: 0, age: 0 };
    } catch (err) {
      this.logger.warn({ err }, 'The findings about logs could not be read');
      throw err;
    }
  }
}
