/** What a run does with a person; unchanged people are only counted. */
export const CHANGE_KINDS = ['created', 'updated', 'moved', 'suspended', 'restored', 'conflict'] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Stable codes for why nothing is done with a person; `docs/directory.md` says what to do about each. */
export const CONFLICT_REASONS = [
  /** The source does not supply a lasting id for the person. */
  'no_subject',
  'email_taken',
  /** Several people of the source have it. */
  'email_shared',
  'username_invalid',
  'username_taken',
  /** Several people of the source would get it. */
  'username_shared',
  /** Several people of the source, or several accounts, have the phone number. */
  'mobile_shared',
  /** An account has the phone number, but the source has not verified that it is the person's. */
  'mobile_unverified',
  /** The account with the email address or the phone number does not have the role of a member. */
  'match_privileged',
  /** It is linked to another person. */
  'match_linked',
  /** Still in the organisation, but outside the scope. */
  'out_of_scope',
  /** Left, but is an owner or administrator: a person has to suspend the account. */
  'left_privileged',
  /** Left, but the account existed before: a person has to suspend it. */
  'left_linked',
] as const;

export type ConflictReason = (typeof CONFLICT_REASONS)[number];

/** How an existing account was matched to a person, and other details of a change. */
export type ChangeReason = ConflictReason | 'linked' | 'matched' | 'returned' | 'left' | 'not_confirmed';

/** What a run does, or would do, with one person. */
export interface Change {
  readonly key: string;
  readonly kind: ChangeKind;
  readonly reason: ChangeReason | null;
  readonly seat: string;
  readonly name: string;
  readonly accountId: string | null;
  /** When the person left, if the source records it. */
  readonly departedAt: Date | null;
  readonly isApplied: boolean;
}
