/** What is to be done at the source with a person; whoever is as they should be is only counted. */
export const DIFFERENCE_KINDS = ['create', 'update', 'move', 'disable', 'conflict'] as const;

export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Why nothing should be done with a person before somebody has looked, in stable words; `docs/directory.md` says what to do about each. */
export const CONFLICT_REASONS = [
  /** The account has no phone number, by which people are added to the source. */
  'mobile_missing',
  /** Somebody of the source has the phone number, who is linked to another account. */
  'mobile_taken',
  /** Several accounts have the phone number. */
  'mobile_shared',
  /** Somebody of the source has the email address, who is linked to another account. */
  'email_taken',
  /** Somebody of the source has the phone number or the email address, and is linked to nobody. */
  'person_unlinked',
  /** The directory knows the person, but the link was ended. */
  'link_ended',
  /** The account is linked to somebody whom the directory does not read. */
  'not_read',
  /** An owner or administrator who is suspended. */
  'privileged',
] as const;

export type ConflictReason = (typeof CONFLICT_REASONS)[number];

/** Of `create`, that the person was there before; of `disable`, what the account is. */
export type DifferenceReason = ConflictReason | 'left' | 'suspended' | 'archived';

/** A field that differs. */
export interface FieldDifference {
  /** `displayName`, `email`, `phoneNumber`, or the key of a profile field. */
  readonly field: string;
  /** What the source says; null: nothing. */
  readonly from: string | null;
  /** What the portal says; null: it may not be told to whoever asks. */
  readonly to: string | null;
}

/** What the source lacks of a person. */
export interface Difference {
  readonly accountId: string;
  readonly kind: DifferenceKind;
  readonly reason: DifferenceReason | null;
  readonly username: string;
  readonly name: string;
  /** What the source calls the person; null: it does not have them. */
  readonly seat: string | null;
  /** Of a conflict: who stands in the way. */
  readonly otherName: string | null;
  readonly otherAccountId: string | null;
  readonly fields: readonly FieldDifference[];
  /** Names of units. */
  readonly joins: readonly string[];
  readonly leaves: readonly string[];
}
