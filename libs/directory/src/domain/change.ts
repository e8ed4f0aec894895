/** What a run does with a person; who stays as they are is only counted. */
export const CHANGE_KINDS = ['created', 'updated', 'moved', 'suspended', 'restored', 'conflict'] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Why nothing is done with somebody, in stable words; `docs/directory.md` says of each what to do. */
export const CONFLICT_REASONS = [
  /** The source tells no lasting id of the person. */
  'no_subject',
  'email_taken',
  /** Several people of the source have it. */
  'email_shared',
  'username_invalid',
  'username_taken',
  /** Several people of the source would get it. */
  'username_shared',
  /** The account that has the e-mail address is not a plain member's. */
  'match_privileged',
  /** It is linked to another person. */
  'match_linked',
  /** Still in the organisation, but not in what is read. */
  'out_of_scope',
  /** Left, but an owner or administrator: a person has to suspend the account. */
  'left_privileged',
  /** Left, but the account was there before: a person has to suspend it. */
  'left_linked',
] as const;

export type ConflictReason = (typeof CONFLICT_REASONS)[number];

/** How an existing account comes to a person, and other words that say more about a change. */
export type ChangeReason = ConflictReason | 'linked' | 'matched' | 'returned' | 'left' | 'not_confirmed';

/** What a run does, or would do, with one person. */
export interface Change {
  readonly key: string;
  readonly kind: ChangeKind;
  readonly reason: ChangeReason | null;
  readonly seat: string;
  readonly name: string;
  readonly accountId: string | null;
  /** When the person left, as far as the source keeps it. */
  readonly departedAt: Date | null;
  readonly isApplied: boolean;
}
