import { sql, type RawBuilder, type SqlBool } from '#database';
import { instant } from '#http';
import { identifierKey } from '#kernel';
import type { Comparison, Filter, FilterValue } from '../domain/filter/filter.js';
import { refused } from '../domain/refused.js';
import type { ResourceType } from '../domain/schema/attribute.js';
import { attributePath, pathName } from '../domain/schema/attribute-path.js';
import type { FilterColumn, FilterColumns } from './filter-columns.js';

const NEVER = sql<SqlBool>`false`;

/**
 * The SQL condition of a filter. Only attributes with a defined column enter the statement; the values are bound as parameters.
 *
 * @param others resource types in the same query: their attributes count as missing here
 * @throws DomainError `scim.filter_invalid`
 */
export function filterToSql(
  type: ResourceType,
  columns: FilterColumns,
  filter: Filter,
  within = '',
  others: readonly ResourceType[] = [],
): RawBuilder<SqlBool> {
  const below = (part: Filter, path = within) => filterToSql(type, columns, part, path, others);
  switch (filter.kind) {
    case 'and':
      return sql`(${below(filter.of[0])} and ${below(filter.of[1])})`;
    case 'or':
      return sql`(${below(filter.of[0])} or ${below(filter.of[1])})`;
    case 'not':
      return sql`(not ${below(filter.of)})`;
    case 'some':
      if (within !== '') throw refused('invalidFilter', 'A filter of parts has no other one within.');
      // A multi-valued attribute has one value here, so the inner filter can apply to it directly.
      return below(filter.of, filter.path);
    case 'present':
    case 'compare': {
      const column = columnOf(
        type,
        columns,
        within === '' ? filter.path : `${within}.${filter.path}`,
        others,
      );
      if (filter.kind === 'present') return column === undefined ? NEVER : sql`(${column.value} is not null)`;
      return compared(column, filter.by, filter.value);
    }
  }
}

/**
 * The column of an attribute, ignoring case; undefined: the attribute never has a value.
 *
 * @throws DomainError `scim.filter_invalid` when there is no such attribute
 */
export function columnOf(
  type: ResourceType,
  columns: FilterColumns,
  path: string,
  others: readonly ResourceType[] = [],
): FilterColumn | undefined {
  const found = attributePath(type, path);
  if (found === 'dropped') return undefined;
  if (found === undefined && others.some((other) => attributePath(other, path) !== undefined))
    return undefined;
  if (found === undefined) throw refused('invalidFilter', `There is no attribute ${path} of a ${type.name}.`);
  const name = pathName(found);
  const column =
    columns[found.part === undefined && found.attribute.type === 'complex' ? `${name}.value` : name];
  if (column === undefined)
    throw refused('invalidFilter', `A filter or an order is not possible by ${name}.`);
  return column;
}

function compared(column: FilterColumn | undefined, by: Comparison, value: FilterValue): RawBuilder<SqlBool> {
  if (by === 'ne') return sql`(not ${compared(column, 'eq', value)})`;
  if (value === null) return column === undefined ? sql`true` : sql`(${column.value} is null)`;
  if (column === undefined) return NEVER;
  if (by === 'eq' && column.equals !== undefined) return column.equals(String(value));
  // A missing value satisfies no comparison, and must satisfy its negation: null would satisfy neither.
  return sql`coalesce(${condition(column, by, value)}, false)`;
}

function condition(
  { kind, value }: FilterColumn,
  by: Exclude<Comparison, 'ne'>,
  given: FilterValue,
): RawBuilder<SqlBool> {
  switch (kind) {
    case 'boolean':
      if (by !== 'eq') throw refused('invalidFilter', 'What is true or false is compared by eq and ne.');
      return sql`${value} = ${String(given).toLowerCase() === 'true'}`;
    case 'time':
      return ordered(value, by, sql`${timeOf(given)}::timestamptz`);
    case 'exact':
      return texts(sql`${value}`, by, sql`${String(given)}::text`);
    case 'key':
      return texts(sql`${value}`, by, sql`${identifierKey(String(given))}::text`);
    case 'text':
      return texts(sql`lower(${value})`, by, sql`lower(${String(given)}::text)`);
  }
}

function timeOf(given: FilterValue): Date {
  const { data } = instant.safeParse(given);
  if (data !== undefined) return data;
  throw refused('invalidFilter', 'A time is written as 2026-11-29T12:00:00Z.');
}

function texts(
  one: RawBuilder<unknown>,
  by: Exclude<Comparison, 'ne'>,
  other: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  switch (by) {
    case 'co':
      return sql`strpos(${one}, ${other}) > 0`;
    case 'sw':
      return sql`starts_with(${one}, ${other})`;
    case 'ew':
      return sql`right(${one}, length(${other})) = ${other}`;
    default:
      return ordered(sql`${one} collate "C"`, by, other);
  }
}

function ordered(
  one: RawBuilder<unknown>,
  by: Exclude<Comparison, 'ne'>,
  other: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  switch (by) {
    case 'eq':
      return sql`${one} = ${other}`;
    case 'gt':
      return sql`${one} > ${other}`;
    case 'ge':
      return sql`${one} >= ${other}`;
    case 'lt':
      return sql`${one} < ${other}`;
    case 'le':
      return sql`${one} <= ${other}`;
    default:
      throw refused('invalidFilter', `A time is not compared by ${by}.`);
  }
}
