import { bound, type BoundStatement } from './bound-statement.js';
import { anyOf, dimensionsOf, timeConditions, type Bind } from './filter-conditions.js';
import type { LogFilter } from './log-filter.js';
import { KEY, matching, where } from './matching.js';

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
}

/** Records that are looked through one by one before an index finds all that match. */
const WALK = 5_000;

/**
 * The statements that find a stretch of what a filter asks for; the first one that fills it has it, or else the last.
 *
 * - Time alone, or one thing whose index has the order of the list: the index is read from where the stretch begins.
 * - Anything else: the next records are looked through, which is enough for what is common. What is rare is then found
 *   by the most selective index, and sorted. PostgreSQL, which would have to guess which of both it is, guesses badly for
 *   words and targets, and a wrong guess reads the whole log.
 */
export function pageStatements(
  tenantId: string,
  filter: LogFilter,
  stretch: Stretch,
  columns: string,
): readonly BoundStatement[] {
  const scene = (bind: Bind) => ({
    bounds: [`tenant_id = ${bind(tenantId)}`, ...timeConditions(filter, bind), ...besideOf(stretch, bind)],
    dimensions: dimensionsOf(filter, bind),
  });
  const all = `${orderOf(stretch)} limit ${String(stretch.limit)}`;
  const alongIndex = bound((bind) => {
    const { bounds, dimensions } = scene(bind);
    const [first = 'true', ...more] = dimensions[0]?.alternatives ?? [];
    if (more.length === 0) return `select ${columns} from audit.entry ${where([...bounds, first])} ${all}`;
    // `union`, as a record may fulfil two alternatives, one with each device.
    const stretches = [first, ...more].map(
      (alternative) => `(select ${KEY} from audit.entry ${where([...bounds, alternative])} ${all})`,
    );
    return `with hit as (${stretches.join(' union ')}) ${recordsOfHits(columns, all)}`;
  });
  const walk = bound((bind) => {
    const { bounds, dimensions } = scene(bind);
    const next = `select * from audit.entry ${where(bounds)} ${orderOf(stretch)} limit ${String(WALK)}`;
    return `select ${columns} from (${next}) as next ${where(dimensions.map(anyOf))} ${all}`;
  });
  const gather = bound((bind) => {
    const { bounds, dimensions } = scene(bind);
    return `with hit as materialized (${matching(bounds, dimensions)}) ${recordsOfHits(columns, all)}`;
  });
  const [only, ...others] = dimensionsOf(filter, () => '');
  return others.length === 0 && only?.isOrdered !== false ? [alongIndex] : [walk, gather];
}

function recordsOfHits(columns: string, all: string): string {
  return `select ${columns} from (select * from hit ${all}) as found join audit.entry using (${KEY}) ${all}`;
}

function orderOf({ direction }: Stretch): string {
  return direction === 'older'
    ? 'order by occurred_at desc, sequence desc'
    : 'order by occurred_at, sequence';
}

function besideOf({ direction, beside }: Stretch, bind: Bind): readonly string[] {
  if (beside === undefined) return [];
  const position = `(${bind(beside.occurredAt)}::timestamptz, ${bind(beside.sequence)}::bigint)`;
  if (direction === 'older') return [`(occurred_at, sequence) < ${position}`];
  return [`(occurred_at, sequence) > ${position}`, `recorded_at >= ${bind(beside.occurredAt)}`];
}
