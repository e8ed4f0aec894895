import { namesOf } from '../catalogue/record-types.js';
import type { LogFilter } from './log-filter.js';
import { soughtWords, textQuery } from './text-query.js';

/** Returns the SQL for a value: a parameter such as `$1`, or an escaped literal. */
export type Bind = (value: string | Date) => string;

/** One condition of a filter, as SQL. A record satisfies it by any of the alternatives. */
export interface Dimension {
  readonly alternatives: readonly string[];
  /** True if any of the alternatives is. */
  readonly either: string;
  /** Whether each alternative has an index in the order of the list. */
  readonly isOrdered: boolean;
  /** The number of properties in it. PostgreSQL knows the frequency of each, but not how often they occur together. */
  readonly things: number;
}

/** A filter as SQL conditions on `audit.entry`, to be joined by `and`. Empty: all records. */
export function filterConditions(filter: LogFilter, bind: Bind): readonly string[] {
  return [...boundsOf(filter, bind), ...dimensionsOf(filter, bind).map(({ either }) => either)];
}

/** The conditions without an index of their own: the time range and the excluded types. */
export function boundsOf(filter: LogFilter, bind: Bind): readonly string[] {
  const left = [...new Set((filter.without ?? []).flatMap(namesOf))];
  return [...timeConditions(filter, bind), ...left.map((type) => `type <> ${bind(type)}`)];
}

/**
 * The time range. A record is never sealed before its event happened, so the lower bound also applies to `recorded_at`, by which the log is partitioned:
 * older partitions are skipped.
 */
function timeConditions({ from, to }: LogFilter, bind: Bind): readonly string[] {
  return [
    ...(from === undefined ? [] : [`occurred_at >= ${bind(from)}`, `recorded_at >= ${bind(from)}`]),
    ...(to === undefined ? [] : [`occurred_at < ${bind(to)}`]),
  ];
}

/** The conditions that an index can answer. */
export function dimensionsOf(filter: LogFilter, bind: Bind): readonly Dimension[] {
  const { types, outcomes, methods, actorId, actorKind, personId, ips, text, correlationId } = filter;
  const { targetId, targetKind } = filter;
  const target = { ...(targetKind && { kind: targetKind }), ...(targetId && { id: targetId }) };
  return [
    ...ofTypesAndOutcomes(
      equal('type', types && [...new Set(types.flatMap(namesOf))], bind),
      equal('outcome', outcomes, bind),
    ),
    ordered(equal('method', methods, bind)),
    ordered(equal('actor_id', one(actorId), bind)),
    ordered([...equal('browser_ip', ips, bind), ...equal('phone_ip', ips, bind)]),
    scattered(actorKind === undefined ? [] : [actorKindCondition(actorKind, bind)]),
    scattered(Object.keys(target).length === 0 ? [] : [hasTarget(target, bind)]),
    scattered(
      one(personId)?.flatMap((id) => [`actor_id = ${bind(id)}`, hasTarget({ kind: 'account', id }, bind)]) ??
        [],
    ),
    scattered(text === undefined ? [] : [textCondition(text, bind)]),
    scattered(equal('correlation_id', one(correlationId), bind)),
  ].filter(({ alternatives }) => alternatives.length > 0);
}

/** The two together have an index of their own. */
function ofTypesAndOutcomes(types: readonly string[], outcomes: readonly string[]): readonly Dimension[] {
  if (types.length === 0 || outcomes.length === 0) return [ordered(types), ordered(outcomes)];
  const pairs = types.flatMap((type) => outcomes.map((outcome) => `${type} and ${outcome}`));
  const either = `${anyOf(types)} and ${anyOf(outcomes)}`;
  return [{ alternatives: pairs, either, isOrdered: true, things: 2 }];
}

function hasTarget(target: { readonly kind?: string; readonly id?: string }, bind: Bind): string {
  return `targets @> ${bind(JSON.stringify([target]))}::jsonb`;
}

/** The beginning of a correlation id, which error pages show as a reference. */
const REFERENCE = /^[0-9a-f]{8}-[0-9a-f]{4}$/i;

function textCondition(text: string, bind: Bind): string {
  if (REFERENCE.test(text)) {
    const act = text.toLowerCase();
    return `correlation_id between ${bind(`${act}-0000-0000-000000000000`)} and ${bind(`${act}-ffff-ffff-ffffffffffff`)}`;
  }
  const sought = soughtWords(text);
  return sought.length === 0 ? 'false' : `search @@ (${textQuery(sought, bind)})`;
}

/** The kind is also a word of the record, so the index of words finds the few records of an operator. */
function actorKindCondition(kind: string, bind: Bind): string {
  return `(actor_kind = ${bind(kind)} and search @@ to_tsquery('simple', ${bind(kind)}))`;
}

function equal(column: string, values: readonly string[] | undefined, bind: Bind): readonly string[] {
  return (values ?? []).map((value) => `${column} = ${bind(value)}`);
}

function one(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value];
}

function ordered(alternatives: readonly string[]): Dimension {
  return { alternatives, either: anyOf(alternatives), isOrdered: true, things: 1 };
}

function scattered(alternatives: readonly string[]): Dimension {
  return { alternatives, either: anyOf(alternatives), isOrdered: false, things: 1 };
}

function anyOf(alternatives: readonly string[]): string {
  return alternatives.length === 1 ? alternatives.join() : `(${alternatives.join(' or ')})`;
}
