import { until } from '#testing';
import type { ProductProcess } from '../harness/product-process.js';

/** Milliseconds within which a process must notice an outage or its end, even on a busy machine. */
const NOTICED_MS = 60_000;

/** The readiness report of a process. */
interface Ready {
  readonly checks: Readonly<Record<string, boolean>>;
  readonly reasons: Readonly<Record<string, string>>;
}

/** A process of the product, and the address of its health endpoints. */
export class Watched {
  constructor(
    readonly process: ProductProcess,
    readonly url: string,
  ) {}

  async isUp(): Promise<boolean> {
    return (await this.ask('healthz')).ok;
  }

  /** Names of the services that it lacks now; empty if it is ready. */
  async lacks(): Promise<readonly string[]> {
    const answer = await this.ask('readyz');
    const { checks, reasons } = (await answer.json()) as Ready;
    const lacking = Object.keys(checks).filter((name) => checks[name] === false);
    if (answer.ok !== (lacking.length === 0)) throw new Error('The status is not what the checks say');
    if (lacking.some((name) => (reasons[name] ?? '') === '')) throw new Error('A reason is missing');
    return lacking;
  }

  async lacksSoon(names: readonly string[]): Promise<void> {
    await until(async () => {
      const lacking = await this.lacks();
      return names.every((name) => lacking.includes(name));
    }, NOTICED_MS);
  }

  async isReadySoon(): Promise<void> {
    await until(async () => (await this.lacks()).length === 0, NOTICED_MS);
  }

  /** A metric by name and labels; undefined if it is not shown. */
  async figure(name: string): Promise<number | undefined> {
    const answer = await this.ask('metrics');
    const line = (await answer.text()).split('\n').find((text) => text.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length));
  }

  private async ask(path: string): Promise<Response> {
    try {
      return await fetch(`${this.url}/${path}`);
    } catch (cause) {
      throw new Error(`It does not answer any more. It said: ${this.process.said.slice(-2_000)}`, { cause });
    }
  }

  /** The lines of its log without those about requests. */
  log(): readonly Readonly<Record<string, unknown>>[] {
    return this.process.said
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg !== 'request');
  }
}
