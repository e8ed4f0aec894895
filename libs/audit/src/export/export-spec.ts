import { sqlLiteral } from '#database';
import type { ExportFormat } from '../document/manifest.js';
import { filterConditions } from '../search/filter-conditions.js';
import type { LogFilter } from '../search/log-filter.js';

/** Which records to export, and in which format. */
export interface ExportSpec {
  readonly tenant: { readonly id: string; readonly slug: string };
  readonly format: ExportFormat;
  readonly filter: LogFilter;
  /** The filter as requested, for the manifest. */
  readonly asked: RequestedFilter;
  /** The last record that can be included; later records are not part of the export. */
  readonly upTo: number;
}

/** The requested filter, as JSON. */
export type RequestedFilter = Readonly<Record<string, string | string[]>>;

/** SQL conditions on `audit.entry` for an export. Values are literals, because `COPY` takes no parameters. */
export function conditionsOf({ tenant, filter, upTo }: ExportSpec): string {
  return [
    `tenant_id = ${sqlLiteral(tenant.id)}`,
    `sequence <= ${sqlLiteral(upTo)}`,
    ...filterConditions(filter, sqlLiteral),
  ].join(' and ');
}
