import { DomainError } from '../domain-error.js';
import { shownText } from './shown-text.js';

/** The reason that somebody gives for an action: one line, which is kept in the log. */
export const reasonText = shownText(500);

/**
 * The reason of a use case, checked for every caller.
 *
 * @param area prefix of the error codes
 * @throws DomainError `<area>.reason_missing`, `<area>.reason_invalid`
 */
export function checkedReason(typed: string, area: string): string {
  const result = reasonText.safeParse(typed);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const isMissing = issue?.code === 'too_small';
  throw new DomainError('invalid', `${area}.reason_${isMissing ? 'missing' : 'invalid'}`, {
    detail: `The reason ${issue?.message ?? 'cannot be kept'}.`,
  });
}
