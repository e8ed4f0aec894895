/** Statements on the view of the records, as text that is built for each search: typed statements know no views. */
import { bound, type BoundStatement } from '#database';
import { boundsOf, dimensionsOf, type Bind, type Dimension } from './filter-conditions.js';
import type { LogFilter } from './log-filter.js';
import { KEY, matching, where } from './matching-sql.js';

/** The position of a record in the list: by the time of its event, then by its number. */
export interface LogPosition {
  readonly occurredAt: Date;
  /** The record's number in its tenant's chain, in decimal. */
  readonly sequence: string;
}

/** A section of the list: the newest records, or those next to a position. */
export interface Stretch {
  readonly limit: number;
  /** `older` returns newest first, `newer` oldest first. */
  readonly direction: 'older' | 'newer';
  readonly beside?: LogPosition;
  /** For older records: the time since which records are searched first. */
  readonly recently?: Date;
}

/** Number of records that are walked through before an index gathers all matches. */
const WALK = 5_000;

/** The same for large results, where walking this far takes less time than sorting the matches. */
const LONG_WALK = 25_000;

/** Estimated number of matches from which the longer walk comes first. */
const MUCH = 20_000;

/** A statement that may find a page. */
export interface PageStatement extends BoundStatement {
  /** Tried only if at least this many records are estimated to match this filter. */
  readonly worthFrom?: { readonly expected: number; readonly filter: LogFilter };
}

/**
 * The statements that find a section of the matching records. Use the first one that fills the page, or else the last.
 *
 * - Recent records are searched first. No record is sealed before its event happened, so the partitions of earlier months contain none of them. In a log of
 *   many years, planning for every month would take longer than the search.
 * - For a time range alone, or one condition whose index has the order of the list, the index is read from the section's beginning.
 * - For other filters, the next records are walked through, which is enough for frequent matches. Rare ones are then found by the most selective index and
 *   sorted: first among the recent records, because the index has no useful order. So a condition that was frequent until lately is found there, without
 *   sorting hundreds of thousands of older matches.
 * - PostgreSQL cannot be left to choose: it estimates one condition well, but not two words or two filters that rarely occur together, and a wrong choice
 *   reads the whole log. Its estimate only decides whether a longer walk comes before the index.
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
    // `union` removes duplicates: a record may match two alternatives, one with each device.
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
