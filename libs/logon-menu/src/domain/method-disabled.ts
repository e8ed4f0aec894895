import { DomainError } from '#kernel';

/**
 * The error when a logon method is used that the tenant does not offer: `forbidden method.disabled`.
 *
 * @param method key of an existing method; the attempt to use it is recorded
 */
export function methodDisabled(method?: string): DomainError {
  return new DomainError('forbidden', 'method.disabled', {
    detail: 'This logon method is not enabled for the organisation.',
    facts: method === undefined ? {} : { method },
  });
}
