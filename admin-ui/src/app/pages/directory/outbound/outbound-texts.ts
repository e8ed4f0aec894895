import type { OutboundComparison } from '../../../api/generated/models/outbound-comparison';
import type { OutboundDifference } from '../../../api/generated/models/outbound-difference';
import { inLanguage } from '../../../ui/in-language';

export type DifferenceKind = OutboundDifference['kind'];

/** In display order. */
export const KINDS: readonly DifferenceKind[] = ['create', 'update', 'move', 'disable', 'conflict'];

const KIND_NAMES: Readonly<Record<DifferenceKind, string>> = {
  create: $localize`:@@outbound.kind.create:To create`,
  update: $localize`:@@outbound.kind.update:To change`,
  move: $localize`:@@outbound.kind.move:To move`,
  disable: $localize`:@@outbound.kind.disable:To disable`,
  conflict: $localize`:@@outbound.kind.conflict:Conflicts`,
};

/** The label of a number in a comparison. */
export const kindName = (kind: DifferenceKind): string => KIND_NAMES[kind];

/** The text for what to do with one person. */
export const kindOf = (kind: DifferenceKind): string =>
  kind === 'conflict' ? $localize`:@@outbound.kind.oneConflict:Conflict` : kindName(kind);

export function countOf({ counts }: OutboundComparison, kind: DifferenceKind): number {
  const { creates: create, updates: update, moves: move, disables: disable, conflicts: conflict } = counts;
  return { create, update, move, disable, conflict }[kind];
}

/**
 * A sentence for the reason of a difference.
 *
 * @param provider the provider's name
 */
export function reasonOf({ reason, otherName }: OutboundDifference, provider: string): string | undefined {
  const other = otherName ?? '';
  switch (reason) {
    case null:
      return undefined;
    case 'mobile_missing':
      return $localize`:@@outbound.reason.mobileMissing:The account has no phone number, and people are added to ${provider}:PROVIDER: by it. Enter it in the account.`;
    case 'mobile_taken':
      return $localize`:@@outbound.reason.mobileTaken:${other}:OTHER: has this phone number in ${provider}:PROVIDER:, and is linked to another account. Correct the number, or keep one of the two accounts.`;
    case 'mobile_shared':
      return $localize`:@@outbound.reason.mobileShared:The account ${other}:OTHER: has the same phone number. Correct one of the two.`;
    case 'email_taken':
      return $localize`:@@outbound.reason.emailTaken:${other}:OTHER: has this email address in ${provider}:PROVIDER:, and is linked to another account. Correct the address, or keep one of the two accounts.`;
    case 'person_unlinked':
      return $localize`:@@outbound.reason.personUnlinked:${other}:OTHER: has this phone number or email address in ${provider}:PROVIDER:, and is linked to no account. If it is this person, link them first.`;
    case 'link_ended':
      return $localize`:@@outbound.reason.linkEnded:${provider}:PROVIDER: has this person, but the link was ended. Link the account again, or take it out of the group.`;
    case 'not_read':
      return $localize`:@@outbound.reason.notRead:The account is linked to somebody in ${provider}:PROVIDER: who is outside the departments that are read. Widen the scope, or synchronise.`;
    case 'privileged':
      return $localize`:@@outbound.reason.privileged:An owner or administrator is suspended. Decide by hand whether they stay in ${provider}:PROVIDER:.`;
    case 'left':
      return $localize`:@@outbound.reason.left:Was there before and has left.`;
    case 'suspended':
      return $localize`:@@outbound.reason.suspended:The account is suspended.`;
    case 'archived':
      return $localize`:@@outbound.reason.archived:The account is archived.`;
    default:
      return reason;
  }
}

const OWN_FIELDS: Readonly<Record<string, string>> = {
  displayName: $localize`:@@outbound.field.name:Name`,
  email: $localize`:@@outbound.field.email:Email`,
  phoneNumber: $localize`:@@outbound.field.phone:Phone number`,
};

/** The label of a field. */
export function fieldName(field: string, { labels }: OutboundComparison, locale: string): string {
  const label = labels.find((one) => one.field === field)?.label;
  return OWN_FIELDS[field] ?? (label === undefined ? field : inLanguage(label, locale));
}

/** A sentence for what to do with a department. */
export function unitText({ kind, name, detail }: OutboundComparison['units'][number]): string {
  switch (kind) {
    case 'create':
      return $localize`:@@outbound.unit.create:Create the department “${name}:NAME:” below “${detail ?? ''}:ABOVE:”.`;
    case 'rename':
      return $localize`:@@outbound.unit.rename:Rename the department “${name}:NAME:” to “${detail ?? ''}:NEW:”.`;
    case 'remove_by_hand':
      return $localize`:@@outbound.unit.remove:The group of the department “${name}:NAME:” was deleted. Remove the department by hand if nobody needs it.`;
  }
}
