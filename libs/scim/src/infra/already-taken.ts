import { taken } from '../domain/refused.js';

/** SQLSTATE `unique_violation`. */
const UNIQUE_VIOLATION = '23505';

/** The unique attributes by database constraint, with the names that clients know. */
const UNIQUE: Readonly<Record<string, string>> = {
  account_email: 'Another account has this email address.',
  definition_name: 'Another group has this displayName.',
  provisioned_user_external: 'Another account has this externalId.',
  provisioned_user_name: 'Another account has this userName.',
};

/** Turns a unique violation, from two concurrent requests for the same value, into a refusal; any other error is returned unchanged. */
export function alreadyTaken(error: unknown): unknown {
  const { code, constraint = '' } = error as { readonly code?: unknown; readonly constraint?: string };
  const detail = code === UNIQUE_VIOLATION ? UNIQUE[constraint] : undefined;
  return detail === undefined ? error : taken(detail);
}
