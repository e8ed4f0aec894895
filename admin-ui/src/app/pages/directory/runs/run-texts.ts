import type { DirectoryChange } from '../../../api/generated/models/directory-change';
import type { DirectoryRun } from '../../../api/generated/models/directory-run';

export type RunState = DirectoryRun['state'];
export type ChangeKind = DirectoryChange['kind'];

const STATES: Readonly<Record<RunState, string>> = {
  reading: $localize`:@@directory.run.reading:Reading`,
  confirming: $localize`:@@directory.run.confirming:Asking for those who are missing`,
  applying: $localize`:@@directory.run.applying:Applying`,
  done: $localize`:@@directory.run.done:Done`,
  stopped: $localize`:@@directory.run.stopped:Stopped`,
  failed: $localize`:@@directory.run.failed:Failed`,
  cancelled: $localize`:@@directory.run.cancelled:Cancelled`,
};

export const stateName = (state: RunState): string => STATES[state];

export const kindName = ({ kind, isForced }: DirectoryRun): string => {
  if (kind === 'preview') return $localize`:@@directory.run.preview:Preview`;
  return isForced
    ? $localize`:@@directory.run.accepted:Synchronisation, continued after a stop`
    : $localize`:@@directory.run.sync:Synchronisation`;
};

/** In display order. */
export const CHANGES: readonly ChangeKind[] = [
  'created',
  'updated',
  'moved',
  'suspended',
  'restored',
  'conflict',
];

const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = {
  created: $localize`:@@directory.change.created:Created`,
  updated: $localize`:@@directory.change.updated:Changed`,
  moved: $localize`:@@directory.change.moved:Moved`,
  suspended: $localize`:@@directory.change.suspended:Suspended`,
  restored: $localize`:@@directory.change.restored:Restored`,
  conflict: $localize`:@@directory.change.conflict:Conflicts`,
};

export const changeName = (kind: ChangeKind): string => CHANGE_NAMES[kind];

const MISSING = $localize`:@@directory.change.missing:Missing`;

/** What a run does with one person; a stopped run does nothing. */
export const changeOf = ({ kind, reason }: Pick<DirectoryChange, 'kind' | 'reason'>): string => {
  if (reason === 'not_confirmed') return MISSING;
  return kind === 'conflict' ? $localize`:@@directory.change.oneConflict:Conflict` : changeName(kind);
};

/** The label of a number in a run. */
export const figureName = ({ state }: DirectoryRun, kind: ChangeKind): string =>
  state === 'stopped' && kind === 'suspended' ? MISSING : changeName(kind);

/** The number of people with this change. */
export const countOf = ({ counts }: DirectoryRun, kind: ChangeKind): number =>
  kind === 'conflict' ? counts.conflicts : counts[kind];

const REASONS: Readonly<Record<string, string>> = {
  no_subject: $localize`:@@directory.reason.noSubject:The organisation returns no unique ID. Check the app’s permissions.`,
  email_taken: $localize`:@@directory.reason.emailTaken:Another account has this email address. If it is this person’s, link it by hand.`,
  email_shared: $localize`:@@directory.reason.emailShared:Several people have this email address. Give each their own there.`,
  username_invalid: $localize`:@@directory.reason.usernameInvalid:The rule gives no valid username. Select another rule.`,
  username_taken: $localize`:@@directory.reason.usernameTaken:Another account has this username, or one that looks like it. If it is this person’s, link it by hand.`,
  username_shared: $localize`:@@directory.reason.usernameShared:Several people would get this username. Select another rule.`,
  mobile_shared: $localize`:@@directory.reason.mobileShared:Several people or accounts have this phone number. Link the right one by hand.`,
  mobile_unverified: $localize`:@@directory.reason.mobileUnverified:An account has this phone number, but nobody has confirmed that it is the person’s. Link it by hand.`,
  match_privileged: $localize`:@@directory.reason.matchPrivileged:The account with this address or number is more than a member’s. Link it by hand.`,
  match_linked: $localize`:@@directory.reason.matchLinked:The account with this address or number is linked to somebody else.`,
  out_of_scope: $localize`:@@directory.reason.outOfScope:Still in the organisation, but in no department that is read. Extend the scope, or suspend the account by hand.`,
  left_privileged: $localize`:@@directory.reason.leftPrivileged:An owner or administrator has left. Suspend the account by hand.`,
  left_linked: $localize`:@@directory.reason.leftLinked:Has left, but the account was there before. Suspend it by hand.`,
  linked: $localize`:@@directory.reason.linked:The account that is linked already.`,
  matched: $localize`:@@directory.reason.matched:The account with this address or number.`,
  returned: $localize`:@@directory.reason.returned:Has come back.`,
  left: $localize`:@@directory.reason.left:Has left; the account was suspended already.`,
  not_confirmed: $localize`:@@directory.reason.notConfirmed:Missing. Before anybody is suspended, each of them is looked up to see whether they have left.`,
};

/** A sentence for the reason of a change. */
export const reasonOf = (reason: string): string => REASONS[reason] ?? reason;
