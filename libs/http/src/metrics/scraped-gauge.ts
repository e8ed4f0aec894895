import { Gauge, type Registry } from 'prom-client';
import { withTimeout } from '#kernel';

/** One sample: its labels, if it has any, and its value. */
export interface GaugeSample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Milliseconds allowed for the query. */
const DEADLINE_MS = 2_000;

/** A gauge: its name and help text in Prometheus's form, and the names of its labels. */
export interface GaugeDescription {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
}

/** One of several gauges that show parts of the same answer. */
export interface GaugeOf<Answer> extends GaugeDescription {
  readonly of: (answer: Answer) => number | readonly GaugeSample[];
}

/**
 * Registers a gauge that queries its values at each scrape. If they are not available in time, it shows none. The other metrics of the
 * process stay readable: an outage of the database must not hide them.
 */
export function scrapedGauge(
  registry: Registry,
  { name, help, labelNames = [] }: GaugeDescription,
  query: () => Promise<readonly GaugeSample[]>,
): void {
  new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
    async collect() {
      const samples = await withTimeout(DEADLINE_MS, name, query()).catch(() => []); // the queried part has logged the reason
      if (labelNames.length > 0) this.reset();
      else this.remove();
      for (const { labels = {}, value } of samples) this.set(labels, value);
    },
  });
}

/** Like `scrapedGauge`, for several gauges: one query at each scrape serves all of them. */
export function scrapedGauges<Answer>(
  registry: Registry,
  gauges: readonly GaugeOf<Answer>[],
  query: () => Promise<Answer>,
): void {
  let pending: Promise<Answer> | undefined;
  // A scrape collects all gauges at once: they share a query that is in progress.
  const shared = (): Promise<Answer> => {
    pending ??= query().finally(() => {
      pending = undefined;
    });
    return pending;
  };
  for (const { of, ...description } of gauges) {
    scrapedGauge(registry, description, async () => {
      const samples = of(await shared());
      return typeof samples === 'number' ? [{ value: samples }] : samples;
    });
  }
}
