import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'oxfmt';
import type { AuditDocument } from '#audit';

const file = fileURLToPath(new URL('golden.json', import.meta.url));

/** Whether to rewrite the list instead of comparing it: `WRITE_GOLDEN=1 npm test -- test/audit/golden`. */
const isWriting = process.env['WRITE_GOLDEN'] === '1';

/** The golden list: the records of each journey, by its name. */
const golden = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>;

/** A record in the golden list: type, outcome, reason, actor, method, kinds of targets. */
export function line({ type, outcome, reason, actor, method, targets }: AuditDocument): string {
  const told = [type, outcome, reason ?? '–', actor.kind, method ?? '–'].join(' · ');
  return `${told} · ${targets.map(({ kind }) => kind).join(' ') || '–'}`;
}

/** The records that a journey must leave. */
export async function expected(journey: string, seen: readonly string[]): Promise<readonly string[]> {
  if (isWriting) {
    golden[journey] = seen;
    const { code } = await format('golden.json', JSON.stringify(golden), { printWidth: 110 });
    writeFileSync(file, code);
  }
  return golden[journey] ?? [];
}

/** Names of the journeys in the list. */
export function listed(): readonly string[] {
  return Object.keys(golden);
}
