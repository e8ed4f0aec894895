import { DomainError } from '../domain-error.js';
import { shownText } from './shown-text.js';

/** Why somebody does something, in their words: one line, which the log keeps. */
export const reasonText = shownText(500);

/**
 * The reason of a use case as the log keeps it, whatever way it came.
 *
 * @param area what the codes of its errors begin with
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
