import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { useProduct } from '../security/scene/use-product.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string }[];
}

const file = (name: string): string =>
  readFileSync(new URL(`../../docker/monitoring/${name}`, import.meta.url), 'utf8');

const { groups } = parse(file('alerts.yml')) as {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(file('grafana-dashboard.json')) as { readonly panels: readonly Panel[] };

/** Metrics that Prometheus itself adds for each target. */
const OF_PROMETHEUS = ['up'];

/** The metrics in an expression; throws if there are none. */
function figuresIn(expression: string): readonly string[] {
  const found: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from, to, node }) => {
      if (type.isError)
        throw new Error(`No PromQL: ${expression.slice(0, from)}>>>${expression.slice(from)}`);
      if (type.name === 'Identifier' && node.parent?.type.name === 'VectorSelector')
        found.push(expression.slice(from, to));
    },
  });
  return found;
}

describe('the monitoring of an installation', () => {
  const product = useProduct();

  /** Metrics of server and worker, including those that make up a histogram. */
  async function known(): Promise<readonly string[]> {
    const processes = [product().url, product().worker?.url ?? ''];
    const texts = await Promise.all(processes.map(async (url) => (await fetch(`${url}/metrics`)).text()));
    return Array.from(texts.join('\n').matchAll(/^# TYPE (\S+) (\S+)$/gm)).flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    );
  }

  it('uses only existing metrics in rules and panels', async () => {
    const asked = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    const figures = [...new Set(asked.flatMap(figuresIn))];
    expect(figures.length).toBeGreaterThan(15);
    const there = [...OF_PROMETHEUS, ...(await known())];
    expect(figures.filter((name) => !there.includes(name))).toEqual([]);
    expect(() => figuresIn('sum(openeiam_logons_total')).toThrow('No PromQL');
  });

  it('has a rule for every metric whose alert docs/operations.md explains', () => {
    const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const table = /^\| when .*\n(?:\|.*\n)+/m.exec(page)?.[0] ?? '';
    const explained = new Set(table.match(/\bopeneiam_[a-z_]+/g));
    expect(explained.size).toBeGreaterThan(4);
    const ruled = rules.flatMap(({ expr }) => figuresIn(expr));
    expect([...explained].filter((name) => !ruled.includes(name))).toEqual([]);
  });

  it('gives every alert a severity, a meaning and a place to look', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { alert, labels, annotations, ...rule } of rules) {
      expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(page|ticket)$/)]);
      expect([alert, rule.for ?? '1m']).toEqual([alert, expect.stringMatching(/^\d+[mh]$/)]);
      for (const text of [annotations.summary, annotations.description])
        expect([alert, text]).toEqual([alert, expect.stringMatching(/^.{15,300}$/)]);
    }
  });

  it('has panels with unique ids that do not overlap', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from(
        { length: w * h },
        (_, cell) => `${String(x + (cell % w))}/${String(y + Math.floor(cell / w))}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});
