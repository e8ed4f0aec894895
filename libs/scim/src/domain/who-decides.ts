import type { SharedField, UserFields } from './user.js';

/** What the client said before of what is shared; null: nothing yet. */
export type Said = Pick<UserFields, 'displayName' | 'email' | 'phoneNumber'> | null;

/** How an account stands to what others say of it. */
export interface Standing {
  /** A directory made it, and knows the person still. */
  readonly isOfDirectory: boolean;
  /** It is suspended, and not by this client. */
  readonly isSuspendedByOthers: boolean;
  readonly said: Said;
}

/**
 * Which of the values that a client gives count. Everything else that it says is its own.
 *
 * - Name, address and phone number of an account that a directory made are the directory's.
 * - Elsewhere the client's count when they are others than it said before: what people have changed since stays.
 * - Anybody may cut somebody off. Only who did lets them in again.
 */
export function isDecidedByClient(
  field: SharedField,
  given: UserFields,
  now: UserFields,
  standing: Standing,
): boolean {
  if (field === 'isActive') return !given.isActive || !standing.isSuspendedByOthers;
  if (standing.isOfDirectory) return false;
  const { said } = standing;
  return said === null ? given[field] !== now[field] : given[field] !== said[field];
}
