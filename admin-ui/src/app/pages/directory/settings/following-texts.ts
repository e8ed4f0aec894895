import type { DirectoryFollowing } from '../../../api/generated/models/directory-following';
import { inLanguage } from '../../../ui/in-language';
import { reasonText } from '../../../ui/reasons';

/** The label of the line's state. */
export const LINE_STATES: Readonly<Record<DirectoryFollowing['lineState'], string>> = {
  off: $localize`:@@directory.line.off:Off`,
  opening: $localize`:@@directory.line.opening:Connecting`,
  open: $localize`:@@directory.line.open:Connected`,
  waiting: $localize`:@@directory.line.waiting:Not connected; retrying`,
};

/** What to correct: in the provider’s own words, where it has any. */
export function adviceOf(code: string, facts: DirectoryFollowing['facts'], locale: string): string {
  const advice: unknown = facts?.['advice'];
  return isBilingual(advice) ? inLanguage(advice, locale) : reasonText(code);
}

function isBilingual(value: unknown): value is { readonly en: string; readonly zh: string } {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh' in value;
}
