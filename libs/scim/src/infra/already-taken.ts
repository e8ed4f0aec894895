import { taken } from '../domain/refused.js';

/** SQLSTATE `unique_violation`. */
const UNIQUE_VIOLATION = '23505';

/** What is unique, by the constraint that says so, as clients know it. */
const UNIQUE: Readonly<Record<string, string>> = {
  account_email: 'Another account has this email address.',
  definition_name: 'Another group has this displayName.',
  provisioned_user_external: 'Another account has this externalId.',
  provisioned_user_name: 'Another account has this userName.',
};

/** The refusal that an error of PostgreSQL comes down to when two wanted the same value at once; any other error stays what it is. */
export function alreadyTaken(error: unknown): unknown {
  const { code, constraint = '' } = error as { readonly code?: unknown; readonly constraint?: string };
  const detail = code === UNIQUE_VIOLATION ? UNIQUE[constraint] : undefined;
  return detail === undefined ? error : taken(detail);
}
