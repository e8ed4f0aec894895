import * as z from 'zod';
import { EXPORT_FORMATS } from '../document/manifest.js';
import { fileNameOf } from '../export/download/download-export.js';
import { EXPORT_STATES, type AuditExport } from '../export/stored/audit-export.js';

/** An export as the API shows it. */
export const exportView = z.object({
  id: z.uuid(),
  format: z.enum(EXPORT_FORMATS),
  filter: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .describe('The requested filter. Empty: all records that are kept'),
  state: z.enum(EXPORT_STATES).describe('`ready`: the file can be downloaded until `expiresAt`'),
  records: z.int().nullable().describe('Number of records in the finished file; null while it is not known'),
  written: z.int().describe('Number of records that the worker has written so far'),
  fileName: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.uuid().nullable().describe('Account that requested the export; null: the operator'),
  expiresAt: z.iso.datetime(),
  failure: z.string().nullable().describe('Stable code of the reason for the failure'),
});

/** All stored exports, newest first. */
export const exportsView = z.object({ items: z.array(exportView) });

/** The view of an export. */
export function viewOfExport(found: AuditExport): z.output<typeof exportView> {
  return {
    id: found.id,
    format: found.format,
    filter: { ...found.asked },
    state: found.state,
    records: found.records,
    written: found.written,
    fileName: fileNameOf(found),
    createdAt: found.createdAt.toISOString(),
    createdBy: found.createdBy,
    expiresAt: found.expiresAt.toISOString(),
    failure: found.failure,
  };
}
