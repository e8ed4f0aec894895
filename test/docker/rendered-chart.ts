import { readdirSync, readFileSync } from 'node:fs';
import { parse as render } from '@evertdespiegeleer/go-template';
import { parse, parseAllDocuments } from 'yaml';
import { root } from './docker-file.js';

const chart = `${root}docker/helm/openeiam/`;

/** An object for Kubernetes. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The chart's default values. */
export function chartValues(): Readonly<Record<string, unknown>> {
  return parse(readFileSync(`${chart}values.yaml`, 'utf8')) as Record<string, unknown>;
}

/** Text of a file of the chart. */
export function chartFile(name: string): string {
  return readFileSync(chart + name, 'utf8');
}

/**
 * Renders the chart like `helm template`, with Go's own engine. It lacks the functions that Helm adds, and
 * refuses a missing value, where Helm writes `<no value>`.
 */
export async function renderChart(values: object): Promise<readonly Manifest[]> {
  const { name, appVersion } = parse(chartFile('Chart.yaml')) as { name: string; appVersion: string };
  const context = {
    Release: { Name: 'acme', Namespace: 'identity', Revision: 3, Service: 'Helm' },
    Chart: { Name: name, AppVersion: appVersion },
    Values: values,
  };
  const shared = chartFile('templates/_shared.tpl');
  const files = readdirSync(`${chart}templates`).filter((file) => file.endsWith('.yaml'));
  const texts = await Promise.all(
    files.map((file) => render(shared + chartFile(`templates/${file}`), context)),
  );
  await render(chartFile('templates/NOTES.txt'), context);
  return texts.flatMap((text) =>
    parseAllDocuments(text)
      .map((document) => {
        if (document.errors.length > 0) throw new Error(`${String(document.errors[0])}\n${text}`);
        return document.toJS() as Manifest | null;
      })
      .filter((manifest) => manifest !== null),
  );
}
