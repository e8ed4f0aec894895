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

const TARGETS: Readonly<Record<string, string>> = {
  account: $localize`:@@audit.target.account:account`,
  session: $localize`:@@audit.target.session:session`,
  logon: $localize`:@@audit.target.logon:logon`,
  ticket: $localize`:@@audit.target.ticket:QR code`,
  binding: $localize`:@@audit.target.binding:binding`,
  attachment: $localize`:@@audit.target.attachment:attachment`,
  'attach-link': $localize`:@@audit.target.attachLink:attach link`,
  'dingtalk-identity': $localize`:@@audit.target.identity:DingTalk identity`,
  connection: $localize`:@@audit.target.connection:connection`,
  'dingtalk-connection': $localize`:@@audit.target.dingtalkConnection:DingTalk connection`,
  export: $localize`:@@audit.target.export:export`,
  tenant: $localize`:@@audit.target.tenant:organisation`,
  application: $localize`:@@audit.target.application:application`,
  'emergency-access': $localize`:@@audit.target.emergency:emergency access`,
};

/** What an outcome is called. */
export function outcomeText(outcome: AuditRecord['outcome']): string {
  return OUTCOMES[outcome];
}

/** Who did it, in short: the kind, and the end of the account's id. */
export function actorText({ kind, id }: AuditRecord['actor']): string {
  const name = ACTORS[kind] ?? kind;
  return typeof id === 'string' ? `${name} ${endOf(id)}` : name;
}

/** What it was done to, in short: what it is, and its label or the end of its id. */
export function targetText({ kind, id, label }: AuditRecord['targets'][number]): string {
  return `${TARGETS[kind] ?? kind} ${label ?? endOf(id)}`;
}

/** Enough of an id to tell it from others on a page; no line breaks within. */
function endOf(id: string): string {
  return `…\u2060${id.slice(-6)}`;
}

/** A device in short: browser, system, address. */
export function deviceText(device: Device): string {
  if (device === null) return '';
  const software = [device.name, device.os].filter((part) => part !== null).join(' · ');
  return [software, device.ip].filter((part) => part !== null && part !== '').join(', ');
}
