import { DomainError } from '#kernel';

/** Seconds after which a refused page tries again by itself. Codes end all the time, so a place is soon free. */
const RETRY_AFTER_SECONDS = 10;

/** The refusal of a code when the limit of open codes is reached. */
export function tooManyOpenCodes(): DomainError {
  return new DomainError('too_many', 'ticket.limit', {
    detail: 'Too many QR codes are open. Closed pages free their places at once, the others within minutes.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
