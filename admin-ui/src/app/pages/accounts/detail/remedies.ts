import type { AuditRecord } from '../../../api/generated/models/audit-record';
import { PROVIDER_NAMES } from '../../../providers/providers';

/** A remedy for a person who cannot log on. */
export type Remedy =
  | 'unlock'
  | 'password'
  | 'link'
  | 'unlink'
  | 'sessions'
  | 'mail'
  | 'resume'
  | 'vouch'
  | 'menu';

const NAMES: Readonly<Record<Remedy, string>> = {
  unlock: $localize`:@@accounts.unlock:Unlock`,
  password: $localize`:@@accounts.setPassword:Set a password`,
  link: $localize`:@@accounts.giveLink:Give an attach link`,
  unlink: $localize`:@@accounts.unlink:Unlink ${PROVIDER_NAMES}:PROVIDERS:`,
  sessions: $localize`:@@accounts.endSessions:End all sessions`,
  mail: $localize`:@@accounts.testMail:Send a test mail`,
  resume: $localize`:@@accounts.resume:Resume`,
  vouch: $localize`:@@accounts.letCount:Let it count`,
  menu: $localize`:@@accounts.toMenu:Open the logon menu`,
};

/** The remedies for each reason; the first one that is possible now is offered beside the attempt. */
const HELP: Readonly<Record<string, readonly Remedy[]>> = {
  'credentials.wrong': ['unlock', 'password', 'link'],
  'credentials.blocked': ['unlock'],
  'credentials.outgrown': ['vouch', 'password'],
  'account.not_active': ['resume'],
  'account.without_method': ['link', 'password'],
  'code.wrong': ['mail'],
  'code.expired': ['mail'],
  'code.too_many': ['unlock', 'mail'],
  'method.disabled': ['menu'],
  'binding.account_taken': ['unlink'],
};

/** The label of a remedy's button. */
export function remedyName(remedy: Remedy): string {
  return NAMES[remedy];
}

/** The remedy for the result of an attempt; undefined if none is needed, or none helps. */
export function remedyFor(
  { outcome, reason }: Pick<AuditRecord, 'outcome' | 'reason'>,
  possible: ReadonlySet<Remedy>,
): Remedy | undefined {
  if (outcome === 'success' || reason === null) return undefined;
  return HELP[reason]?.find((remedy) => possible.has(remedy));
}
