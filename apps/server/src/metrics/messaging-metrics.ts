import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { askedGauge, METRICS } from '#http';
import { MessagingFigures, type OutboxFigures } from '#messaging';
import { LOGGER, type Logger } from '#runtime';

/** Milliseconds for which one answer serves all gauges of a scrape. */
const SCRAPE_MS = 500;

const OUTBOX: Readonly<Record<keyof OutboxFigures, { readonly name: string; readonly help: string }>> = {
  pending: { name: 'openeiam_outbox_pending', help: 'Domain events that no worker has looked at yet.' },
  oldestSeconds: { name: 'openeiam_outbox_oldest_seconds', help: 'How long the oldest of them has waited.' },
  retrying: {
    name: 'openeiam_deliveries_retrying',
    help: 'Deliveries that failed and will be tried again.',
  },
  parked: {
    name: 'openeiam_deliveries_parked',
    help: 'Deliveries given up after the last attempt; somebody must look at them.',
  },
};

/** Shows how the delivery of events stands. Each server shows the same figures: they are the database's. */
@Injectable()
export class MessagingMetrics {
  #outbox: { readonly askedAt: number; readonly answer: Promise<OutboxFigures> } | undefined;

  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly figures: MessagingFigures,
  ) {
    for (const [key, { name, help }] of Object.entries(OUTBOX)) {
      askedGauge(registry, { name, help }, async () => [
        { value: (await this.outbox())[key as keyof OutboxFigures] },
      ]);
    }
    askedGauge(
      registry,
      {
        name: 'openeiam_queue_jobs',
        help: 'Jobs of BullMQ by queue and state.',
        labelNames: ['queue', 'state'],
      },
      async () =>
        (await this.logged(figures.queues())).map(({ queue, state, jobs }) => ({
          labels: { queue, state },
          value: jobs,
        })),
    );
  }

  private outbox(): Promise<OutboxFigures> {
    const now = performance.now();
    if (this.#outbox === undefined || now - this.#outbox.askedAt > SCRAPE_MS) {
      this.#outbox = { askedAt: now, answer: this.logged(this.figures.outbox()) };
    }
    return this.#outbox.answer;
  }

  private async logged<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (err) {
      this.logger.warn({ err }, 'What waits to be delivered could not be counted');
      throw err;
    }
  }
}
