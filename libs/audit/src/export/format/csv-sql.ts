import { CSV_COLUMNS } from '../../document/csv-row.js';
import { hex, timeText } from './entry-sql.js';

/**
 * The characters that begin a formula in a spreadsheet, including the full-width forms of Chinese keyboards. The apostrophe is among them, so that removing
 * one always restores the text.
 */
const FORMULA_STARTS = "=+-@\t\r\n'＝＋－＠";

/** SQL for a text that no spreadsheet takes for a formula. Comparing the code of its first character is fast. */
function harmless(column: string): string {
  const codes = Array.from(FORMULA_STARTS, (character) => String(character.codePointAt(0)));
  return `case when ascii(${column}) in (${codes.join(', ')}) then '''' || ${column} else ${column} end`;
}

/** SQL for each column. Numbers, ids, times, hashes and JSON never begin like a formula. */
const CELLS: Readonly<Record<(typeof CSV_COLUMNS)[number], string>> = {
  version: '1',
  tenant: 'tenant_id',
  sequence: 'sequence',
  id: 'id',
  occurredAt: timeText('occurred_at'),
  recordedAt: timeText('recorded_at'),
  type: harmless('type'),
  outcome: harmless('outcome'),
  reason: harmless('reason'),
  actorKind: harmless('actor_kind'),
  actorId: 'actor_id',
  targets: 'targets',
  method: harmless('method'),
  browserIp: harmless('browser_ip'),
  browserAgent: harmless('browser_agent'),
  browserName: harmless('browser_name'),
  browserOs: harmless('browser_os'),
  phoneIp: harmless('phone_ip'),
  phoneAgent: harmless('phone_agent'),
  phoneName: harmless('phone_name'),
  phoneOs: harmless('phone_os'),
  correlationId: harmless('correlation_id'),
  causationId: harmless('causation_id'),
  detail: 'detail',
  previousHash: hex('previous_hash'),
  hash: hex('hash'),
};

/** SQL for a row of `audit.entry` as the cells of a CSV line, in the order of `CSV_COLUMNS`. */
export const CSV_CELLS = CSV_COLUMNS.map((column) => `${CELLS[column]} as "${column}"`).join(', ');
