import type { SharedField, UserFields } from './user.js';

/** The values that the client sent before; null: none yet. */
export type Said = Pick<UserFields, 'displayName' | 'email' | 'phoneNumber'> | null;

/** Who else decides about an account. */
export interface AccountProvenance {
  /** A directory created the account, and still contains the person. */
  readonly isOfDirectory: boolean;
  /** The account is suspended, and not by this client. */
  readonly isSuspendedByOthers: boolean;
  readonly said: Said;
}

/**
 * Whether a client's value for a shared field applies. Its other values are stored for the client only.
 *
 * - For an account that a directory created, the directory decides name, address and phone number.
 * - For other accounts, the client's value applies if it differs from the client's previous value, so changes that people made since stay.
 * - Any client may suspend an account. Only the one who suspended it may lift the suspension.
 */
export function isDecidedByClient(
  field: SharedField,
  given: UserFields,
  now: UserFields,
  provenance: AccountProvenance,
): boolean {
  if (field === 'isActive') return !given.isActive || !provenance.isSuspendedByOthers;
  if (provenance.isOfDirectory) return false;
  const { said } = provenance;
  return said === null ? given[field] !== now[field] : given[field] !== said[field];
}
