import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { UnitOfWork } from '#database';
import { scrapedGauge, METRICS, type GaugeSample } from '#http';
import { LOGGER, type Logger } from '#runtime';
import { failingSinks } from '../infra/sink-statements.js';

/** Whether checkpoints reach the sinks outside of the database. No label names a tenant. */
@Injectable()
export class CheckpointMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
  ) {
    scrapedGauge(
      registry,
      {
        name: 'openeiam_audit_checkpoint_sinks_failing',
        help: 'Tenants whose checkpoints could not be delivered at the last attempt, by kind of sink.',
        labelNames: ['sink'],
      },
      () => this.failing(),
    );
  }

  private async failing(): Promise<readonly GaugeSample[]> {
    try {
      const rows = await this.unitOfWork.runAs('worker', (transaction) => transaction.run(failingSinks));
      return rows.map(({ sink, count }) => ({ labels: { sink }, value: count }));
    } catch (err) {
      this.logger.warn({ err }, 'The checkpoint sinks could not be read');
      throw err;
    }
  }
}
