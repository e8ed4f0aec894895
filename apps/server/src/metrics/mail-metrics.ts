import { Inject, Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { askedGauge, METRICS } from '#http';
import { FailedMails, type MailFigures } from '#mail';
import { LOGGER, type Logger } from '#runtime';

const FIGURES: Readonly<Record<keyof MailFigures, { readonly name: string; readonly help: string }>> = {
  waiting: { name: 'openeiam_mails_waiting', help: 'Mails that wait to be sent, or to be tried again.' },
  oldestSeconds: { name: 'openeiam_mails_oldest_seconds', help: 'How long the oldest of them has waited.' },
  parked: {
    name: 'openeiam_mails_parked',
    help: 'Mails given up after the last attempt and kept for a week; somebody must look at them.',
  },
};

/** Milliseconds for which one answer serves all gauges of a scrape. */
const SCRAPE_MS = 500;

/** Shows whether mails go out. Each process shows the same figures: they are the database's. */
@Injectable()
export class MailMetrics {
  #asked: { readonly at: number; readonly answer: Promise<MailFigures> } | undefined;

  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly mails: FailedMails,
  ) {
    for (const [key, description] of Object.entries(FIGURES)) {
      askedGauge(registry, description, async () => [
        { value: (await this.figures())[key as keyof MailFigures] },
      ]);
    }
  }

  private figures(): Promise<MailFigures> {
    const now = performance.now();
    if (this.#asked === undefined || now - this.#asked.at > SCRAPE_MS)
      this.#asked = { at: now, answer: this.ask() };
    return this.#asked.answer;
  }

  private async ask(): Promise<MailFigures> {
    try {
      return await this.mails.figures();
    } catch (err) {
      this.logger.warn({ err }, 'The mails that wait could not be counted');
      throw err;
    }
  }
}
