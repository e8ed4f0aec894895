import { sqlLiteral } from '#database';
import type { ExportFormat } from '../document/manifest.js';
import { filterConditions } from '../search/filter-conditions.js';
import type { LogFilter } from '../search/log-filter.js';

/** Which records are to be written, and how. */
export interface ExportOrder {
  readonly tenant: { readonly id: string; readonly slug: string };
  readonly format: ExportFormat;
  readonly filter: LogFilter;
  /** The filter as it was asked for: what the manifest states. */
  readonly asked: AskedFilter;
  /** The last record that can be part of it: what is recorded later is not. */
  readonly upTo: number;
}

/** A filter in the words of whoever asks, as JSON. */
export type AskedFilter = Readonly<Record<string, string | string[]>>;

/** SQL that holds for the rows of `audit.entry` that an order is about; its values are literals, as in `COPY`. */
export function conditionsOf({ tenant, filter, upTo }: ExportOrder): string {
  return [
    `tenant_id = ${sqlLiteral(tenant.id)}`,
    `sequence <= ${sqlLiteral(upTo)}`,
    ...filterConditions(filter, sqlLiteral),
  ].join(' and ');
}
