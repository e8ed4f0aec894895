import type { Filter } from '../filter/filter.js';
import { parseFilter } from '../filter/parse-filter.js';
import { refused } from '../refused.js';
import { attributeNamed, type ResourceType } from '../schema/attribute.js';
import { attributePath, type AttributePath } from '../schema/attribute-path.js';

/** The target of an operation. */
export interface PatchPath extends AttributePath {
  /** Selects values of a multi-valued attribute; left out: all. */
  readonly filter?: Filter | undefined;
}

/** Parses a path: an attribute, optionally with a filter on its values and a part of them (RFC 7644, 3.5.2). */
const FORM = /^(?<name>[^[\]]+)(?:\[(?<filter>.+)\](?:\.(?<part>\w+))?)?$/s;

/**
 * @returns `dropped` for attributes that the portal does not store
 * @throws DomainError `scim.path_invalid`, `scim.filter_invalid`
 */
export function patchPath(type: ResourceType, text: string): PatchPath | 'dropped' {
  const { name = '', filter, part } = FORM.exec(text.trim())?.groups ?? {};
  const found = attributePath(type, name);
  if (found === 'dropped') return found;
  if (found === undefined)
    throw refused('invalidPath', `There is no attribute at this path of a ${type.name}.`);
  if (filter === undefined) return found;
  const { attribute } = found;
  if (attribute.isMany !== true || found.part !== undefined)
    throw refused('invalidPath', `${attribute.name} has not several values to choose from.`);
  const within = parseFilter(filter);
  if (part === undefined) return { attribute, filter: within };
  const named = attributeNamed(attribute.parts ?? [], part);
  if (named !== undefined) return { attribute, filter: within, part: named };
  if (type.dropped.has(`${attribute.name}.${part}`.toLowerCase())) return 'dropped';
  throw refused('invalidPath', `${attribute.name} has no part ${part}.`);
}
