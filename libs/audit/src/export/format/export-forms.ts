import type { CopyForm } from '#database';
import type { ExportFormat } from '../../document/manifest.js';
import { CSV_CELLS } from './csv-sql.js';
import { DOCUMENT_JSON } from './document-sql.js';
import { ocsfJson } from './ocsf-sql.js';

/** How an export format is written. */
export interface ExportForm {
  /** SQL for a row of `audit.entry`. */
  readonly columns: () => string;
  readonly copy: CopyForm;
  /** Precedes the first row, and is part of the signed content. */
  readonly beginning: string;
  readonly mediaType: string;
  /** The file extension, without the dot. */
  readonly extension: string;
}

const CSV: ExportForm = {
  columns: () => CSV_CELLS,
  copy: 'csv',
  beginning: '',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
};

export const EXPORT_FORMS: Readonly<Record<ExportFormat, ExportForm>> = {
  csv: CSV,
  'csv-excel': { ...CSV, beginning: '\uFEFF' },
  jsonl: {
    columns: () => DOCUMENT_JSON,
    copy: 'lines',
    beginning: '',
    mediaType: 'application/jsonl; charset=utf-8',
    extension: 'jsonl',
  },
  ocsf: {
    columns: ocsfJson,
    copy: 'lines',
    beginning: '',
    mediaType: 'application/jsonl; charset=utf-8',
    extension: 'ocsf.jsonl',
  },
};
