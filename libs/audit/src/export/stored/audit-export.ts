import * as z from 'zod';
import { EXPORT_FORMATS, manifestDocument, type Manifest } from '../../document/manifest.js';
import type { RequestedFilter } from '../export-spec.js';

/** `waiting` and `running`: not complete yet; `ready`: can be downloaded until it expires. */
export const EXPORT_STATES = ['waiting', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;

/** An export that was ordered. */
export interface AuditExport {
  readonly id: string;
  readonly tenantId: string;
  readonly format: (typeof EXPORT_FORMATS)[number];
  readonly asked: RequestedFilter;
  readonly upTo: number;
  readonly createdAt: Date;
  /** The account that ordered it; null: the operator. */
  readonly createdBy: string | null;
  readonly correlationId: string;
  readonly expiresAt: Date;
  /** Whether a worker makes it; otherwise each download reads it from the log. */
  readonly isMade: boolean;
  readonly state: (typeof EXPORT_STATES)[number];
  /** The number of records it will contain; null while unknown. */
  readonly records: number | null;
  readonly written: number;
  readonly attempts: number;
  /** A stable code for the reason of a failure. */
  readonly failure: string | null;
  /** Null until the first complete write. */
  readonly manifest: Manifest | null;
}

const row = z.object({
  id: z.string(),
  tenantId: z.string(),
  format: z.enum(EXPORT_FORMATS),
  asked: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  upTo: z.number(),
  createdAt: z.date(),
  createdBy: z.string().nullable(),
  correlationId: z.string(),
  expiresAt: z.date(),
  isMade: z.boolean(),
  state: z.enum(EXPORT_STATES),
  records: z.number().nullable(),
  written: z.number(),
  attempts: z.number(),
  failure: z.string().nullable(),
  manifest: manifestDocument.nullable(),
});

/** The export that a row holds. */
export function exportOf(stored: unknown): AuditExport {
  return row.parse(stored);
}
