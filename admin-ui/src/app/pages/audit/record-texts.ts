import type { auditRecordsList } from '../../api/generated/functions';
import type { ResultOf } from '../../api/result-of';

type Generated = ResultOf<typeof auditRecordsList>['items'][number];

// The generator leaves out that these may be null.
type Device = Generated['browser'] | null;

/** A record of the log. */
export type AuditRecord = Omit<Generated, 'browser' | 'phone'> & {
  readonly browser: Device;
  readonly phone: Device;
};

const OUTCOMES: Readonly<Record<AuditRecord['outcome'], string>> = {
  success: $localize`:@@audit.outcome.success:Done`,
  refused: $localize`:@@audit.outcome.refused:Refused`,
  info: $localize`:@@audit.outcome.info:Noted`,
};

const ACTORS: Readonly<Record<string, string>> = {
  account: $localize`:@@audit.actor.account:Account`,
  anonymous: $localize`:@@audit.actor.anonymous:Not logged on`,
  operator: $localize`:@@audit.actor.operator:Operator`,
  system: $localize`:@@audit.actor.system:The system`,
};

/** What an outcome is called. */
export function outcomeText(outcome: AuditRecord['outcome']): string {
  return OUTCOMES[outcome];
}

/** Who did it, in short: the kind, and the end of the account's id. */
export function actorText({ kind, id }: AuditRecord['actor']): string {
  const name = ACTORS[kind] ?? kind;
  return typeof id === 'string' ? `${name} …${id.slice(-6)}` : name;
}

/** A device in short: browser, system, address. */
export function deviceText(device: Device): string {
  if (device === null) return '';
  const software = [device.name, device.os].filter((part) => part !== null).join(' · ');
  return [software, device.ip].filter((part) => part !== null && part !== '').join(', ');
}
