import { csvHead, csvLine } from '#http';
import type { Change } from '../domain/change.js';

const HEADER = ['person', 'name', 'change', 'reason', 'account', 'done'];

/** Changes as lines of CSV, in UTF-8. */
export async function* changesCsv(pages: AsyncIterable<readonly Change[]>): AsyncGenerator<string> {
  yield csvHead(HEADER);
  for await (const changes of pages) yield changes.map(lineOf).join('');
}

function lineOf({ seat, name, kind, reason, accountId, isApplied }: Change): string {
  return csvLine([seat, name, kind, reason ?? '', accountId ?? '', isApplied ? 'yes' : 'no']);
}
