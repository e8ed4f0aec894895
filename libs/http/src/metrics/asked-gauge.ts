import { Gauge, type Registry } from 'prom-client';
import { within } from '#kernel';

/** One figure: its labels, if it has any, and its value. */
export interface Figure {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Milliseconds in which a figure must be told. */
const DEADLINE_MS = 2_000;

/**
 * Registers a gauge whose figures are asked for at each scrape. While they cannot be had in time, it shows none, and the other
 * figures of the process stay readable: a database that is away must not blind whoever looks for the reason.
 *
 * @param description name and help text of the gauge, in Prometheus's form, and the names of its labels
 */
export function askedGauge(
  registry: Registry,
  description: { readonly name: string; readonly help: string; readonly labelNames?: readonly string[] },
  ask: () => Promise<readonly Figure[]>,
): void {
  const { labelNames = [] } = description;
  new Gauge({
    name: description.name,
    help: description.help,
    labelNames: [...labelNames],
    registers: [registry],
    async collect() {
      const figures = await within(DEADLINE_MS, description.name, ask()).catch(() => []); // whoever was asked has logged why
      if (labelNames.length > 0) this.reset();
      else this.remove();
      for (const { labels = {}, value } of figures) this.set(labels, value);
    },
  });
}
