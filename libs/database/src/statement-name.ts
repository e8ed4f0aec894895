import { createHash } from 'node:crypto';

/** Statements that a process keeps prepared; others, of which a search can make any number, are planned each time. */
const MOST_NAMES = 500;

const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement prepared, so that it is parsed and planned once and not at every
 * call: policies of row-level security make that the larger part of a short statement. The name is made of the text:
 * behind a pooler, processes that share a connection mean the same by it. Undefined: do not keep it.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = nameOfText(text);
  names.set(text, name);
  return name;
}

/** The name for a statement that the code holds a fixed number of. */
export function nameOfText(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
