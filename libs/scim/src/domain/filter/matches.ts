import { refused } from '../refused.js';
import { attributeNamed, type Attribute } from '../schema/attribute.js';
import type { Complex, Simple } from '../schema/resource.js';
import type { Comparison, Filter, FilterValue } from './filter.js';

/**
 * Whether one value of a multi-valued attribute satisfies a filter on its parts.
 *
 * @throws DomainError `scim.path_invalid` when the filter names no part
 */
export function matches(filter: Filter, { name, parts = [] }: Attribute, value: Complex): boolean {
  const own = (path: string): Simple | undefined => {
    const part = attributeNamed(parts, path);
    if (part === undefined) throw refused('invalidPath', `${name} has no part ${path}.`);
    return value[part.name];
  };
  const holds = (one: Filter): boolean => {
    switch (one.kind) {
      case 'and':
        return holds(one.of[0]) && holds(one.of[1]);
      case 'or':
        return holds(one.of[0]) || holds(one.of[1]);
      case 'not':
        return !holds(one.of);
      case 'present':
        return own(one.path) !== undefined;
      case 'compare':
        return compares(one.by, own(one.path), one.value);
      case 'some':
        throw refused('invalidPath', 'A filter of parts has no other one within.');
    }
  };
  return holds(filter);
}

function compares(by: Comparison, value: Simple | undefined, wanted: FilterValue): boolean {
  if (by === 'ne') return !compares('eq', value, wanted);
  if (wanted === null) return value === undefined;
  if (value === undefined) return false;
  const [one, other] = [String(value).toLowerCase(), String(wanted).toLowerCase()];
  switch (by) {
    case 'eq':
      return one === other;
    case 'co':
      return one.includes(other);
    case 'sw':
      return one.startsWith(other);
    case 'ew':
      return one.endsWith(other);
    case 'gt':
      return one > other;
    case 'ge':
      return one >= other;
    case 'lt':
      return one < other;
    case 'le':
      return one <= other;
  }
}
