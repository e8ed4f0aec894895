import { BoundedMap } from '#kernel';
import type { Head } from '../document/head.js';

/** Tenants whose chain's end is remembered. */
const MOST = 10_000;

/**
 * The newest ends that this process has signed. A database that was set back to an older state, heads and all, proves
 * itself; whoever remembers a later end knows better.
 */
export class SeenEnds {
  readonly #seen = new BoundedMap<string, Pick<Head, 'sequence' | 'statement'>>(MOST);

  /** Whether this end was overtaken by one that was signed here, and nobody has stated since that it is right. */
  isBehind({ tenant, sequence, statement }: Head): boolean {
    const seen = this.#seen.get(tenant);
    return seen !== undefined && sequence < seen.sequence && statement.number <= seen.statement.number;
  }

  remember({ tenant, sequence, statement }: Head): void {
    // The one that is forgotten is the one that was quiet for longest.
    this.#seen.renew(tenant, { sequence, statement });
  }
}
