/** The action needed at the source for a person; people without differences are only counted. */
export const DIFFERENCE_KINDS = ['create', 'update', 'move', 'disable', 'conflict'] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Why somebody must look at a person before any action, as stable words; `docs/directory.md` explains what to do about each. */
export const CONFLICT_REASONS = [
  /** The account has no phone number, which the source needs to add a person. */
  'mobile_missing',
  /** The phone number belongs to somebody at the source who is linked to another account. */
  'mobile_taken',
  /** Several accounts have the phone number. */
  'mobile_shared',
  /** The email address belongs to somebody at the source who is linked to another account. */
  'email_taken',
  /** The phone number or the email address belongs to somebody at the source who is not linked. */
  'person_unlinked',
  /** The directory knows the person, but the link was ended. */
  'link_ended',
  /** The account is linked to somebody outside the part that the directory reads. */
  'not_read',
  /** A suspended owner or administrator. */
  'privileged',
] as const;

export type ConflictReason = (typeof CONFLICT_REASONS)[number];

/** For `create`: the person existed at the source before. For `disable`: the status of the account. */
export type DifferenceReason = ConflictReason | 'left' | 'suspended' | 'archived';

/** A field that differs. */
export interface FieldDifference {
  /** `displayName`, `email`, `phoneNumber`, or the key of a profile field. */
  readonly field: string;
  /** The source's value; null: none. */
  readonly from: string | null;
  /** The portal's value; null: the reader may not see it. */
  readonly to: string | null;
}

/** The difference between the source and the portal for one person. */
export interface Difference {
  readonly accountId: string;
  readonly kind: DifferenceKind;
  readonly reason: DifferenceReason | null;
  readonly username: string;
  readonly name: string;
  /** Id of the person at the source; null: the person does not exist there. */
  readonly seat: string | null;
  /** For a conflict: the name of the other person involved. */
  readonly otherName: string | null;
  readonly otherAccountId: string | null;
  readonly fields: readonly FieldDifference[];
  /** Names of units. */
  readonly joins: readonly string[];
  readonly leaves: readonly string[];
}
