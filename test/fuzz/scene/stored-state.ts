import { createHash } from 'node:crypto';
import type { Product } from '../../harness/start-product.js';
import { allTables } from '../../security/scene/whole-database.js';

/** What changes by looking, or by being refused: events on their way and the queues, times of last use, counters of failures. */
const RESTLESS = /^(messaging|queue)\.|^accounts\.activity$|^authenticators\.throttle$/;

/** Columns of other tables that a look alone may change. */
const TOUCHED = ['last_seen_at', 'last_used_at'];

/**
 * What a look alone may change in rows of a table. The protocol's library keeps the session of a browser a little longer at each visit,
 * and gives the form for devices another secret each time it shows it.
 */
const LOOKED_AT: Readonly<Record<string, string>> = {
  'oidc.artifact': `case model
    when 'Session' then (to_jsonb(t) - 'expires_at'::text) #- '{payload,exp}' #- '{payload,state,secret}'
    else to_jsonb(t)
  end`,
};

/** SQL that gives a digest of each table whose rows only a change may change. */
async function digestsOf(product: Product): Promise<string> {
  const tables = (await allTables(product)).filter((table) => !RESTLESS.test(table));
  const digests = tables.map(
    (table) =>
      `select '${table}' as name, md5(coalesce(string_agg(row, '' order by row), '')) as digest
       from (select ((${LOOKED_AT[table] ?? 'to_jsonb(t)'}) - '{${TOUCHED.join(',')}}'::text[])::text as row from ${table} t) as rows`,
  );
  return `${digests.join(' union all ')} order by name`;
}

/** Notices whether refusals change something. */
export class Unchanged {
  #state: string | undefined;
  #lastWrite: string | undefined;
  #digests: Promise<string> | undefined;

  constructor(private readonly product: Product) {}

  /** Something has been changed rightfully: what is stored from now on must stay. */
  changed(): void {
    this.#state = undefined;
    this.#lastWrite = undefined;
  }

  /** The same, and all of it has been set off already: even what comes next is compared with it. */
  async settled(): Promise<void> {
    this.changed();
    await this.holds();
  }

  /**
   * Whether everything is as it was at the last look. It is only compared when something was written at all: what a change before has
   * set off may still be going on.
   */
  async holds(): Promise<boolean> {
    const write = await this.lastWrite();
    if (write === this.#lastWrite) return true;
    const [before, now] = [this.#state, await this.storedState()];
    [this.#lastWrite, this.#state] = [write, now];
    return before === undefined || before === now;
  }

  /** A digest of all of it. To plan this takes PostgreSQL ten times as long as to run it, so it keeps the plan. */
  private async storedState(): Promise<string> {
    this.#digests ??= digestsOf(this.product);
    const digests = await this.#digests;
    // PostgreSQL takes names of 63 characters.
    const name = createHash('md5').update(digests).digest('hex');
    return JSON.stringify(await this.product.sql(digests, [], name));
  }

  /** PostgreSQL numbers the transactions that write. */
  private async lastWrite(): Promise<string> {
    const [row] = await this.product.sql<{ next: string }>(
      'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
    );
    return row?.next ?? '';
  }
}
