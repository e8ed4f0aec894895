import { DomainError } from '#kernel';

/** A file that cannot be imported as it is; the detail says what to do about it. */
export function refused(
  code: string,
  detail: string,
  facts: Readonly<Record<string, unknown>> = {},
): DomainError {
  return new DomainError('invalid', `accounts.import_${code}`, { detail, facts });
}
