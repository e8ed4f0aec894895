import { createHash } from 'node:crypto';

/** Statements that a process keeps prepared. Others are planned each time: a search can produce any number of statements. */
const MOST_NAMES = 500;

const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement prepared, so that it is parsed and planned once and not on every call: with row-level
 * security policies, planning is the larger part of a short statement. The name is derived from the text, so that processes that share a
 * connection behind a pooler mean the same statement by it. Undefined: do not keep it.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = nameOfText(text);
  names.set(text, name);
  return name;
}

/** The name for one of the fixed statements in the code. */
export function nameOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
