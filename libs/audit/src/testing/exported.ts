import { createHash, randomBytes } from 'node:crypto';
import { KeyRing } from '#runtime';
import type { AuditDocument } from '../document/audit-document.js';
import { CSV_COLUMNS, FORMULA_START } from '../document/csv-row.js';
import type { ExportFormat, Manifest } from '../document/manifest.js';
import { LogSigner } from '../signing/log-signer.js';

/** A signer with a new random key. */
export function newSigner(): LogSigner {
  return new LogSigner(KeyRing.from(`k1:${randomBytes(32).toString('base64')}`));
}

/** The text of an export file with these records. */
export function exported(format: ExportFormat, records: readonly AuditDocument[]): string {
  const lines = records.map((record) => lineOf(format, record));
  const isCsv = format === 'csv' || format === 'csv-excel';
  const text = [...(isCsv ? [CSV_COLUMNS.join()] : []), ...lines].map((line) => `${line}\n`).join('');
  return format === 'csv-excel' ? `\uFEFF${text}` : text;
}

/** The manifest of such a file. */
export function manifestOf(
  signer: LogSigner,
  format: ExportFormat,
  records: readonly AuditDocument[],
  text: string,
  change: Partial<Manifest> = {},
): Manifest {
  const places = records.map(({ sequence, hash }) => ({ sequence, hash }));
  const last = places.at(-1);
  return signer.sign({
    version: 1 as const,
    tenant: { id: records[0]?.tenant ?? '', slug: 'spec' },
    format,
    filter: {},
    count: records.length,
    firstSequence: places[0]?.sequence ?? null,
    lastSequence: last?.sequence ?? null,
    contiguous: true,
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
    chain: last ?? { sequence: 0, hash: '0'.repeat(64) },
    anchors: places.filter(({ sequence }) => sequence % 5 === 0 || sequence === last?.sequence),
    madeAt: '2026-11-27T20:00:00.000Z',
    ...change,
  });
}

function lineOf(format: ExportFormat, record: AuditDocument): string {
  switch (format) {
    case 'jsonl':
      return JSON.stringify(record);
    case 'ocsf':
      return JSON.stringify({
        class_uid: 3002,
        time: Date.parse(record.occurredAt),
        unmapped: record,
      });
    case 'csv':
    case 'csv-excel':
      return cellsOf(record).map(quoted).join();
  }
}

function cellsOf(record: AuditDocument): readonly (string | null)[] {
  const { actor, browser, phone, targets, detail } = record;
  const cells: Readonly<Record<string, unknown>> = {
    ...record,
    actorKind: actor.kind,
    actorId: actor.id,
    targets: JSON.stringify(targets),
    detail: JSON.stringify(detail),
    browserIp: browser?.ip,
    browserAgent: browser?.userAgent,
    browserName: browser?.name,
    browserOs: browser?.os,
    phoneIp: phone?.ip,
    phoneAgent: phone?.userAgent,
    phoneName: phone?.name,
    phoneOs: phone?.os,
  };
  return CSV_COLUMNS.map((column) => {
    const cell = cells[column];
    return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : null;
  });
}

function quoted(cell: string | null): string {
  if (cell === null) return '';
  const harmless = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
