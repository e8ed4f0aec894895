import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { UnitOfWork } from '#database';
import { scrapedGauges, METRICS, type GaugeOf } from '#http';
import { LOGGER, type Logger } from '#runtime';
import { WEBHOOK_FIGURES } from '../../infra/functions.js';

interface Figures {
  readonly webhooks: number;
  readonly failing: number;
  readonly lagRecords: number;
  readonly lagSeconds: number;
}

const GAUGES: readonly GaugeOf<Figures>[] = [
  {
    name: 'openeiam_audit_webhooks',
    help: 'Tenants whose log is sent to a receiver.',
    of: ({ webhooks }) => webhooks,
  },
  {
    name: 'openeiam_audit_webhooks_failing',
    help: 'Those whose receiver did not accept the last message.',
    of: ({ failing }) => failing,
  },
  {
    name: 'openeiam_audit_webhook_lag_records',
    help: 'Records that wait to be sent, of the tenant with the most.',
    of: ({ lagRecords }) => lagRecords,
  },
  {
    name: 'openeiam_audit_webhook_lag_seconds',
    help: 'Age of the oldest record that waits to be sent, of all tenants.',
    of: ({ lagSeconds }) => lagSeconds,
  },
];

/** The backlog of the webhooks. No label names a tenant, because there may be very many: the metrics show the worst case. */
@Injectable()
export class WebhookMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
  ) {
    scrapedGauges(registry, GAUGES, () => this.ask());
  }

  private async ask(): Promise<Figures> {
    try {
      const [figures] = await this.unitOfWork.runWithoutTenant((transaction) =>
        transaction.query<Figures & Record<string, unknown>>(WEBHOOK_FIGURES),
      );
      return figures ?? { webhooks: 0, failing: 0, lagRecords: 0, lagSeconds: 0 };
    } catch (err) {
      this.logger.warn({ err }, 'The webhooks could not be read');
      throw err;
    }
  }
}
