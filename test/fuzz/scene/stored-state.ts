import { createHash } from 'node:crypto';
import type { Product } from '../../harness/start-product.js';
import { allTables } from '../../security/scene/whole-database.js';

/** Tables that reads and refusals may change: events in transit and queues, times of last use, counters of failures. */
const RESTLESS = /^(messaging|queue)\.|^accounts\.activity$|^authenticators\.throttle$/;

/** Columns of other tables that a read may change. */
const TOUCHED = ['last_seen_at', 'last_used_at'];

/**
 * Parts of rows that a read may change. The OpenID Connect library extends the session of a browser at each visit,
 * and gives the device form a new secret each time.
 */
const LOOKED_AT: Readonly<Record<string, string>> = {
  'oidc.artifact': `case model
    when 'Session' then (to_jsonb(t) - 'expires_at'::text) #- '{payload,exp}' #- '{payload,state,secret}'
    else to_jsonb(t)
  end`,
};

/** SQL for a digest of each table whose rows only an accepted change may change. */
async function digestsOf(product: Product): Promise<string> {
  const tables = (await allTables(product)).filter((table) => !RESTLESS.test(table));
  const digests = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(row, '' order by row), '')) as digest
       from (select ((${LOOKED_AT[table] ?? 'to_jsonb(t)'}) - '{${TOUCHED.join(',')}}'::text[])::text as row from ${table} t) as rows`,
  );
  return `${digests.join(' union all ')} order by name`;
}

/** Detects whether refusals change stored data. */
export class Unchanged {
  #state: string | undefined;
  #lastWrite: string | undefined;
  #digests: Promise<string> | undefined;

  constructor(private readonly product: Product) {}

  /** An accepted change has been made: from now on, the data must stay the same. */
  changed(): void {
    this.#state = undefined;
    this.#lastWrite = undefined;
  }

  /** The same, when its follow-up work is over: later changes count as well. */
  async settled(): Promise<void> {
    this.changed();
    await this.holds();
  }

  /**
   * Whether all data is the same as at the last call. It is compared only if something was written, since follow-up work of an
   * earlier change may still be running.
   */
  async holds(): Promise<boolean> {
    const write = await this.lastWrite();
    if (write === this.#lastWrite) return true;
    const [before, now] = [this.#state, await this.storedState()];
    [this.#lastWrite, this.#state] = [write, now];
    return before === undefined || before === now;
  }

  /** A digest of all data. Planning takes PostgreSQL ten times as long as running it, so the plan is kept. */
  private async storedState(): Promise<string> {
    this.#digests ??= digestsOf(this.product);
    const digests = await this.#digests;
    // PostgreSQL accepts names of 63 characters.
    const name = createHash('md5').update(digests).digest('hex');
    return JSON.stringify(await this.product.sql(digests, [], name));
  }

  /** The number of the last writing transaction. */
  private async lastWrite(): Promise<string> {
    const [row] = await this.product.sql<{ next: string }>(
      'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
    );
    return row?.next ?? '';
  }
}
