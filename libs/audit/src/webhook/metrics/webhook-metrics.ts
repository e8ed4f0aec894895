import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { UnitOfWork } from '#database';
import { askedGauge, METRICS } from '#http';
import { LOGGER, type Logger } from '#runtime';

interface Figures {
  readonly webhooks: number;
  readonly failing: number;
  readonly lagRecords: number;
  readonly lagSeconds: number;
}

/** For how many milliseconds figures are good: one scrape asks for all of them. */
const GOOD_FOR_MS = 1_000;

/** How far the webhooks are behind. No label names a tenant, of which there may be very many: the worst is shown. */
@Injectable()
export class WebhookMetrics {
  #asked: { readonly at: number; readonly figures: Promise<Figures> } | undefined;

  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
  ) {
    const gauge = (name: string, help: string, pick: (figures: Figures) => number): void => {
      askedGauge(registry, { name, help }, async () => [{ value: pick(await this.figures()) }]);
    };
    gauge(
      'openeiam_audit_webhooks',
      'Tenants whose log is sent to a receiver.',
      (figures) => figures.webhooks,
    );
    gauge(
      'openeiam_audit_webhooks_failing',
      'Those whose receiver did not accept the last message.',
      (figures) => figures.failing,
    );
    gauge(
      'openeiam_audit_webhook_lag_records',
      'Records that wait to be sent, of the tenant with the most.',
      (figures) => figures.lagRecords,
    );
    gauge(
      'openeiam_audit_webhook_lag_seconds',
      'Age of the oldest record that waits to be sent, of all tenants.',
      (figures) => figures.lagSeconds,
    );
  }

  private figures(): Promise<Figures> {
    const now = performance.now();
    if (this.#asked === undefined || now - this.#asked.at > GOOD_FOR_MS) {
      this.#asked = { at: now, figures: this.ask() };
    }
    return this.#asked.figures;
  }

  private async ask(): Promise<Figures> {
    try {
      const [figures] = await this.unitOfWork.runWithoutTenant((transaction) =>
        transaction.query<Figures>(
          `select webhooks, failing, lag_records as "lagRecords", lag_seconds as "lagSeconds"
           from audit.webhook_figures()`,
        ),
      );
      return figures ?? { webhooks: 0, failing: 0, lagRecords: 0, lagSeconds: 0 };
    } catch (err) {
      this.logger.warn({ err }, 'The webhooks could not be looked at');
      throw err;
    }
  }
}
