import { DomainError } from '#kernel';
import type { Settings } from '#runtime';

/** @throws DomainError `break_glass.off` unless the operator has switched emergency access on */
export function assertOn(settings: Settings): void {
  if (settings.BREAK_GLASS === 'on') return;
  throw new DomainError('forbidden', 'break_glass.off', {
    detail:
      'Emergency access is off. Set BREAK_GLASS=on for this command and for the servers, then try again.',
  });
}
