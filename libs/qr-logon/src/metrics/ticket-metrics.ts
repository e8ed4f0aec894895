import { Inject, Injectable } from '@nestjs/common';
import { Counter, Histogram, type Registry } from 'prom-client';
import { UnitOfWork } from '#database';
import { scrapedGauge, METRICS, type GaugeSample } from '#http';
import { OnCommitted, type DomainEvent } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import {
  TicketCancelled,
  TicketConfirmed,
  TicketConsumed,
  TicketDenied,
  TicketReplayed,
  TicketReported,
  TicketScanned,
} from '../events.js';
import { countByState } from '../infra/watch-statements.js';

/** Buckets in seconds. People notice a delay from a quarter of a second on. */
const NOTICE_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** Metrics of the life of QR tickets. No label names a tenant, as there may be very many. */
@Injectable()
export class TicketMetrics {
  readonly #events: Counter<'event'>;
  readonly #notice: Histogram;

  constructor(
    @Inject(METRICS) registry: Registry,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.#events = new Counter({
      name: 'openeiam_ticket_events_total',
      help: 'Steps in the life of QR tickets that this process has committed.',
      labelNames: ['event'],
      registers: [registry],
    });
    this.#notice = new Histogram({
      name: 'openeiam_ticket_notice_seconds',
      help: 'Time from a step of a ticket, in whatever process, to its news being sent to the waiting browser.',
      buckets: NOTICE_BUCKETS,
      registers: [registry],
    });
    scrapedGauge(
      registry,
      {
        name: 'openeiam_tickets',
        help: 'QR tickets of all tenants by state, `created`: codes that wait for a scan; finished ones are kept for a day.',
        labelNames: ['state'],
      },
      () => this.byState(),
    );
  }

  /** A browser was told about a step that happened at `at`, in milliseconds since 1970. */
  told(at: number): void {
    // oxlint-disable-next-line house/database-time -- a figure that decides nothing; `openeiam_clock_skew_seconds` tells how far it can be off
    this.#notice.observe(Math.max(0, Date.now() - at) / 1_000);
  }

  /** A code was issued. There is no event for that until somebody scans it. */
  issued(): void {
    this.#events.inc({ event: 'created' });
  }

  @OnCommitted(TicketScanned)
  @OnCommitted(TicketConfirmed)
  @OnCommitted(TicketDenied)
  @OnCommitted(TicketReported)
  @OnCommitted(TicketCancelled)
  @OnCommitted(TicketConsumed)
  @OnCommitted(TicketReplayed)
  count(event: DomainEvent): void {
    this.#events.inc({ event: event.name.split('.')[2] ?? event.name });
  }

  private async byState(): Promise<readonly GaugeSample[]> {
    try {
      const rows = await this.unitOfWork.runAs('worker', (transaction) => transaction.run(countByState));
      return rows.map(({ state, count }) => ({ labels: { state }, value: count }));
    } catch (err) {
      this.logger.warn({ err }, 'The tickets could not be counted');
      throw err;
    }
  }
}
