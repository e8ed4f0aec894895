import { DomainError } from '#kernel';

/** The error for a file that cannot be imported; its detail says how to fix the file. */
export function refused(
  code: string,
  detail: string,
  facts: Readonly<Record<string, unknown>> = {},
): DomainError {
  return new DomainError('invalid', `accounts.import_${code}`, { detail, facts });
}
