import { DomainError } from '#kernel';
import { REAUTHENTICATE, type LogonInProgress } from '../domain/logon-in-progress.js';

/** The refusal for an account that is not active, or whose role exceeds the authority of a proof. */
export function notActive({ purpose }: LogonInProgress): DomainError {
  return purpose === REAUTHENTICATE
    ? new DomainError('unauthenticated', 'session.required')
    : new DomainError('forbidden', 'account.not_active');
}
