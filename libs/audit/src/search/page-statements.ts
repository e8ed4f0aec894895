/** Statements on the view of the records, which is no table: they are text, put together for each search. */
import { bound, type BoundStatement } from '#database';
import { boundsOf, dimensionsOf, type Bind, type Dimension } from './filter-conditions.js';
import type { LogFilter } from './log-filter.js';
import { KEY, matching, where } from './matching-sql.js';

/** Where a record stands in the order in which the log is listed: by the time it happened, then by its number. */
export interface LogPosition {
  readonly occurredAt: Date;
  /** Number of the record in its tenant's chain, in decimal. */
  readonly sequence: string;
}

/** A stretch of the log: the newest records, or those next to a position. */
export interface Stretch {
  readonly limit: number;
  /** `older` gives newest first, `newer` oldest first. */
  readonly direction: 'older' | 'newer';
  readonly beside?: LogPosition;
  /** Towards older ones: since when records are looked for first. */
  readonly recently?: Date;
}

/** Records that are looked through one by one before an index finds all that match. */
const WALK = 5_000;

/** The same where what an index would find is much: to look through so many takes less time than to sort the others. */
const LONG_WALK = 25_000;

/** From so many matching records on, more are looked through before all of them are gathered. */
const MUCH = 20_000;

/** A way to a page. */
export interface PageStatement extends BoundStatement {
  /** It is worth a try where at least so many records are expected to match this filter. */
  readonly worthFrom?: { readonly expected: number; readonly filter: LogFilter };
}

/**
 * The statements that find a stretch of what a filter asks for; the first one that fills it has it, or else the last.
 *
 * - Recent records are looked for first: no record is sealed before it happens, so that the partitions of earlier months
 *   hold none of them. Planning for each month of a log that is kept for years would take longer than the search.
 * - For time alone, or one thing whose index has the order of the list, the index is read from where the stretch
 *   begins.
 * - For anything else the next records are looked through, which is enough for what is common. What is rare is then
 *   found by the most selective index, and sorted: among the recent ones first, where the index finds them in no order. What was common until
 *   lately is found there, and hundreds of thousands of older ones are not sorted for a page. PostgreSQL would have to guess which of both it is. Of one thing it knows
 *   that by its statistics, of two words or two filters that seldom meet it does not, and a wrong guess reads the whole log. So its guess decides only
 *   whether some more records are looked through before so many are gathered.
 */
export function pageStatements(
  tenantId: string,
  filter: LogFilter,
  stretch: Stretch,
  columns: string,
): readonly PageStatement[] {
  const { recently, ...whole } = stretch;
  const isShorter = recently !== undefined && (filter.from === undefined || filter.from < recently);
  const recent = isShorter ? { ...filter, from: recently } : undefined;
  const dimensions = dimensionsOf(filter, () => '');
  const [only, ...others] = dimensions;
  if (others.length === 0 && only?.isOrdered !== false) {
    return [...(recent ? [recent] : []), filter].map((within) =>
      alongIndex({ tenantId, filter: within, stretch: whole, columns }),
    );
  }
  const scope = { tenantId, stretch: whole, columns };
  const hasScattered = dimensions.some(({ isOrdered }) => !isOrdered);
  const nearest = recent ?? filter;
  return [
    walk({ ...scope, filter: nearest }, WALK),
    { ...walk({ ...scope, filter: nearest }, LONG_WALK), worthFrom: { expected: MUCH, filter: nearest } },
    ...(recent !== undefined && hasScattered ? [gather({ ...scope, filter: recent })] : []),
    gather({ ...scope, filter }),
  ];
}

interface Wish {
  readonly tenantId: string;
  readonly filter: LogFilter;
  readonly stretch: Stretch;
  readonly columns: string;
}

function alongIndex(wish: Wish): BoundStatement {
  return bound((bind) => {
    const [bounds, dimensions] = sceneOf(wish, bind);
    const [first = 'true', ...more] = dimensions[0]?.alternatives ?? [];
    const all = inOrder(wish);
    if (more.length === 0)
      return `select ${wish.columns} from audit.entry ${where([...bounds, first])} ${all}`;
    // `union`, as a record may fulfil two alternatives, one with each device.
    const stretches = [first, ...more].map(
      (alternative) => `(select ${KEY} from audit.entry ${where([...bounds, alternative])} ${all})`,
    );
    return `with hit as (${stretches.join(' union ')}) ${recordsOfHits(wish, bind)}`;
  });
}

function walk(wish: Wish, most: number): BoundStatement {
  return bound((bind) => {
    const [bounds, dimensions] = sceneOf(wish, bind);
    const next = `select * from audit.entry ${where(bounds)} ${inOrder(wish, most)}`;
    return `select ${wish.columns} from (${next}) as next ${where(dimensions.map(({ either }) => either))} ${inOrder(wish)}`;
  });
}

function gather(wish: Wish): BoundStatement {
  return bound(
    (bind) => `with hit as materialized (${matching(...sceneOf(wish, bind))}) ${recordsOfHits(wish, bind)}`,
  );
}

function sceneOf(
  { tenantId, filter, stretch }: Wish,
  bind: Bind,
): [bounds: readonly string[], dimensions: readonly Dimension[]] {
  return [
    [`tenant_id = ${bind(tenantId)}`, ...boundsOf(filter, bind), ...besideOf(stretch, bind)],
    dimensionsOf(filter, bind),
  ];
}

function recordsOfHits(wish: Wish, bind: Bind): string {
  const all = inOrder(wish);
  const { from } = wish.filter;
  const since = from === undefined ? '' : `where recorded_at >= ${bind(from)}`;
  return `select ${wish.columns} from (select * from hit ${all}) as found join audit.entry using (${KEY}) ${since} ${all}`;
}

function inOrder({ stretch: { direction, limit } }: Wish, most = limit): string {
  const order = direction === 'older' ? 'occurred_at desc, sequence desc' : 'occurred_at, sequence';
  return `order by ${order} limit ${String(most)}`;
}

function besideOf({ direction, beside }: Stretch, bind: Bind): readonly string[] {
  if (beside === undefined) return [];
  const position = `(${bind(beside.occurredAt)}::timestamptz, ${bind(beside.sequence)}::bigint)`;
  if (direction === 'older') return [`(occurred_at, sequence) < ${position}`];
  return [`(occurred_at, sequence) > ${position}`, `recorded_at >= ${bind(beside.occurredAt)}`];
}
