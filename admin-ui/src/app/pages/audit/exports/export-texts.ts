import type { auditExportsList } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';

/** An export of the log. */
export type Export = ResultOf<typeof auditExportsList>['items'][number];

export type ExportFormat = Export['format'];

/** The formats, and what they are for. */
export const EXPORT_FORMATS: readonly { readonly id: ExportFormat; readonly name: string }[] = [
  { id: 'csv', name: $localize`:@@audit.format.csv:CSV, for spreadsheets` },
  { id: 'csv-excel', name: $localize`:@@audit.format.csvExcel:CSV, for Excel` },
  { id: 'jsonl', name: $localize`:@@audit.format.jsonl:JSON Lines, for programs` },
  { id: 'ocsf', name: $localize`:@@audit.format.ocsf:OCSF, for a SIEM` },
];

const STATES: Readonly<Record<Export['state'], string>> = {
  waiting: $localize`:@@audit.state.waiting:Waiting`,
  running: $localize`:@@audit.state.running:In progress`,
  ready: $localize`:@@audit.state.ready:Ready`,
  failed: $localize`:@@audit.state.failed:Failed`,
  cancelled: $localize`:@@audit.state.cancelled:Cancelled`,
  expired: $localize`:@@audit.state.expired:Expired`,
};

/** What the state of an export is called. */
export function stateText(state: Export['state']): string {
  return STATES[state];
}
