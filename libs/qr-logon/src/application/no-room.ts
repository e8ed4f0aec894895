import { DomainError } from '#kernel';

/** Seconds after which a refused page tries again by itself. Codes end all the time, so a place is soon free. */
const RETRY_AFTER_SECONDS = 10;

/** The refusal of a code where as many are open as may be. */
export function noRoom(): DomainError {
  return new DomainError('too_many', 'ticket.limit', {
    detail: 'Too many QR codes are open. Closed pages free their places at once, the others within minutes.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
