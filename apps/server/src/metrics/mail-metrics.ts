import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { scrapedGauges, METRICS, type GaugeOf } from '#http';
import { FailedMails, type MailStats } from '#mail';
import { LOGGER, type Logger } from '#runtime';

const GAUGES: readonly GaugeOf<MailStats>[] = [
  {
    name: 'openeiam_mails_waiting',
    help: 'Mails that wait to be sent, or to be tried again.',
    of: ({ waiting }) => waiting,
  },
  {
    name: 'openeiam_mails_oldest_seconds',
    help: 'How long the oldest of them has waited.',
    of: ({ oldestSeconds }) => oldestSeconds,
  },
  {
    name: 'openeiam_mails_parked',
    help: 'Mails given up after the last attempt and kept for a week; somebody must look at them.',
    of: ({ parked }) => parked,
  },
];

/** State of outgoing mail. Each process shows the same values: they come from the database. */
@Injectable()
export class MailMetrics {
  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly mails: FailedMails,
  ) {
    scrapedGauges(registry, GAUGES, () => this.ask());
  }

  private async ask(): Promise<MailStats> {
    try {
      return await this.mails.figures();
    } catch (err) {
      this.logger.warn({ err }, 'Waiting mails could not be counted');
      throw err;
    }
  }
}
