import type { Head } from '../document/head.js';

/** Tenants whose chain's end is remembered. */
const MOST = 10_000;

/**
 * The newest ends that this process has signed. A database that was set back to an older state, heads and all, proves
 * itself; whoever remembers a later end knows better.
 */
export class SeenEnds {
  readonly #seen = new Map<string, Pick<Head, 'sequence' | 'statement'>>();

  /** Whether this end was overtaken by one that was signed here, and nobody has stated since that it is right. */
  isBehind({ tenant, sequence, statement }: Head): boolean {
    const seen = this.#seen.get(tenant);
    return seen !== undefined && sequence < seen.sequence && statement.number <= seen.statement.number;
  }

  remember({ tenant, sequence, statement }: Head): void {
    this.#seen.delete(tenant); // so that the one that is forgotten is the one that was quiet for longest
    this.#seen.set(tenant, { sequence, statement });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > MOST && oldest !== undefined) this.#seen.delete(oldest);
  }
}
