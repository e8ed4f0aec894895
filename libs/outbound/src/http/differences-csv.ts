import { csvHead, csvLine } from '#http';
import type { Difference } from '../domain/difference.js';

const HEADER = [
  'change',
  'reason',
  'account',
  'name',
  'person',
  'with',
  'field',
  'from',
  'to',
  'join',
  'leave',
];

/** Differences as lines of CSV, in UTF-8: one line for each differing field, or a single line for a person without one. */
export async function* differencesCsv(pages: AsyncIterable<readonly Difference[]>): AsyncGenerator<string> {
  yield csvHead(HEADER);
  for await (const differences of pages) yield differences.flatMap(linesOf).join('');
}

function linesOf({ kind, reason, username, name, seat, otherName, fields, joins, leaves }: Difference) {
  const who = [kind, reason ?? '', username, name, seat ?? '', otherName ?? ''];
  const where = [joins.join('; '), leaves.join('; ')];
  if (fields.length === 0) return [csvLine([...who, '', '', '', ...where])];
  return fields.map(({ field, from, to }) => csvLine([...who, field, from ?? '', to ?? '', ...where]));
}
