import type { auditRecordsList } from '../../api/generated/functions';
import type { ResultOf } from '../../api/result-of';

type Generated = ResultOf<typeof auditRecordsList>['items'][number];

// The generator drops null from these types.
type Device = Generated['browser'] | null;

/** A record of the log. */
export type AuditRecord = Omit<Generated, 'browser' | 'phone'> & {
  readonly browser: Device;
  readonly phone: Device;
};

const OUTCOMES: Readonly<Record<AuditRecord['outcome'], string>> = {
  success: $localize`:@@audit.outcome.success:Succeeded`,
  refused: $localize`:@@audit.outcome.refused:Refused`,
  info: $localize`:@@audit.outcome.info:Info`,
};

/** The label of an outcome. */
export function outcomeText(outcome: AuditRecord['outcome']): string {
  return OUTCOMES[outcome];
}

/** Browser and system. */
export function softwareText(device: Device): string {
  return [device?.name, device?.os].filter((part) => typeof part === 'string').join(' · ');
}
