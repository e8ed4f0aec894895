import { Readable, type Duplex } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import * as z from 'zod';
import { auditDocument, type AuditDocument } from '../document/audit-document.js';
import { CSV_COLUMNS, documentOfCells } from '../document/csv-row.js';
import type { ExportFormat } from '../document/manifest.js';
import { linesOf } from './lines.js';
import { UnreadableRecord } from './unreadable-record.js';

const ocsfEvent = z.object({ unmapped: z.unknown() });

/** Reads the documents of an exported file. Throws `UnreadableRecord`. */
export function exportedDocuments(
  format: ExportFormat,
  bytes: AsyncIterable<Buffer>,
): AsyncIterable<AuditDocument> {
  switch (format) {
    case 'csv':
    case 'csv-excel':
      return ofCsv(bytes, format === 'csv-excel');
    case 'jsonl':
      return ofLines(bytes, (line) => JSON.parse(line));
    case 'ocsf':
      return ofLines(bytes, (line) => ocsfEvent.parse(JSON.parse(line)).unmapped);
  }
}

async function* ofLines(
  bytes: AsyncIterable<Buffer>,
  parseLine: (line: string) => unknown,
): AsyncGenerator<AuditDocument> {
  for await (const line of linesOf(bytes))
    yield readable(
      () => line,
      () => auditDocument.parse(parseLine(line)),
    );
}

async function* ofCsv(bytes: AsyncIterable<Buffer>, bom: boolean): AsyncGenerator<AuditDocument> {
  const parser = parse({ bom, columns: (header: string[]) => knownColumns(header), record_delimiter: '\n' });
  const lines: AsyncIterable<unknown> = Readable.from(bytes).compose<Duplex>(parser);
  try {
    for await (const line of lines)
      yield readable(
        () => JSON.stringify(line),
        () => auditDocument.parse(documentOfCells(line)),
      );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableRecord('it is not CSV', undefined, { cause: error });
  }
}

function knownColumns(header: readonly string[]): string[] {
  if (header.join() === CSV_COLUMNS.join()) return [...header];
  throw new UnreadableRecord('the header row is another one');
}

function readable(text: () => string, read: () => AuditDocument): AuditDocument {
  try {
    return read();
  } catch (cause) {
    const [, digits] = /sequence\\?":\s*"?(\d{1,15})/.exec(text()) ?? [];
    throw new UnreadableRecord(reasonOf(cause), digits === undefined ? undefined : Number(digits), { cause });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'it has another form'}`.trim();
  }
  return error instanceof SyntaxError
    ? 'it is not JSON'
    : String(error instanceof Error ? error.message : error);
}
