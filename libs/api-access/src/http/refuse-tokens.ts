import type { Principal } from '#http';
import { DomainError } from '#kernel';

/** A token cannot make another token: otherwise a thief's access would outlive the stolen one. */
export function refuseTokens({ via }: Principal): void {
  if (via === undefined) return;
  throw new DomainError('forbidden', 'api_token.makes_none', {
    detail: 'A token cannot create tokens. Log on and create it in the console, or use the command line.',
  });
}
