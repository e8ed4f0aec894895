import { BoundedMap } from '#kernel';
import type { Head } from '../document/head.js';

/** Maximum number of tenants whose head is remembered. */
const MOST = 10_000;

/**
 * The newest chain heads that this process has signed. A database that was set back to an older state, including its heads, is consistent in itself; only a
 * process that remembers a later head detects it.
 */
export class KnownChainHeads {
  readonly #heads = new BoundedMap<string, Pick<Head, 'sequence' | 'statement'>>(MOST);

  /** Whether this process has signed a later end, and no later statement has accepted this one. */
  isBehind({ tenant, sequence, statement }: Head): boolean {
    const seen = this.#heads.get(tenant);
    return seen !== undefined && sequence < seen.sequence && statement.number <= seen.statement.number;
  }

  remember({ tenant, sequence, statement }: Head): void {
    // The least recently active tenant is forgotten first.
    this.#heads.renew(tenant, { sequence, statement });
  }
}
