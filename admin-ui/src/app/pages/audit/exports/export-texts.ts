import type { auditExportsList } from '../../../api/generated/functions';
import type { ResultOf } from '../../../api/result-of';

/** An export of the log. */
export type Export = ResultOf<typeof auditExportsList>['items'][number];

export type ExportFormat = Export['format'];

/** The formats, with their purposes. */
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

/** The labels of an export's states. */
export function stateText(state: Export['state']): string {
  return STATES[state];
}

const FAILURES: Readonly<Record<string, string>> = {
  'export.broken_off': $localize`:@@audit.failure.brokenOff:It could not be written, even after three attempts. Create it again later.`,
  'export.not_allowed': $localize`:@@audit.failure.notAllowed:The person who created it may no longer export the log.`,
  'export.too_large': $localize`:@@audit.failure.tooLarge:More than ten million records. Create one for a shorter period, or ask the operator to run “audit export” on the command line.`,
  'export.too_slow': $localize`:@@audit.failure.tooSlow:It took longer than half an hour. Create one for a shorter period or with another filter, or ask the operator to run “audit export” on the command line, which may take a day.`,
};

/** Why an export has failed, and what to do. */
export function failureText(code: string): string {
  return FAILURES[code] ?? code;
}
