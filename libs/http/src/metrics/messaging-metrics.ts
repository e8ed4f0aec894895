import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Registry } from 'prom-client';
import { MessagingStats, type OutboxStats } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import { resolveOptional } from '../app/resolve-optional.js';
import { scrapedGauge, scrapedGauges, type GaugeOf } from './scraped-gauge.js';
import { METRICS } from './registry.js';

const OUTBOX: readonly GaugeOf<OutboxStats>[] = [
  {
    name: 'openeiam_outbox_pending',
    help: 'Domain events that no worker has looked at yet.',
    of: ({ pending }) => pending,
  },
  {
    name: 'openeiam_outbox_oldest_seconds',
    help: 'How long the oldest of them has waited.',
    of: ({ oldestSeconds }) => oldestSeconds,
  },
  {
    name: 'openeiam_deliveries_retrying',
    help: 'Deliveries that failed and will be tried again.',
    of: ({ retrying }) => retrying,
  },
  {
    name: 'openeiam_deliveries_parked',
    help: 'Deliveries given up after the last attempt; somebody must look at them.',
    of: ({ parked }) => parked,
  },
];

/** Shows the state of event delivery. Each process shows the same values: they come from the database. */
@Injectable()
export class MessagingMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly moduleRef: ModuleRef,
  ) {
    scrapedGauges(registry, OUTBOX, () => this.logged((stats) => stats.outbox()));
    scrapedGauge(
      registry,
      {
        name: 'openeiam_tasks_overdue',
        help: 'Recurring tasks that no worker has run for far longer than they should wait.',
      },
      async () => [{ value: await this.logged((stats) => stats.overdueTasks()) }],
    );
  }

  private async logged<T>(ask: (stats: MessagingStats) => Promise<T>): Promise<T> {
    const stats = resolveOptional(this.moduleRef, MessagingStats);
    if (stats === undefined) throw new Error('This process sends no messages');
    try {
      return await ask(stats);
    } catch (err) {
      this.logger.warn({ err }, 'Pending deliveries could not be counted');
      throw err;
    }
  }
}
