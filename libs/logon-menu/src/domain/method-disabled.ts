import { DomainError } from '#kernel';

/**
 * The error of a use of a logon method that the tenant does not offer: `forbidden method.disabled`.
 *
 * @param method key of a method that there is; it is recorded that it was tried
 */
export function methodDisabled(method?: string): DomainError {
  return new DomainError('forbidden', 'method.disabled', {
    detail: 'This logon method is not enabled for the organisation.',
    facts: method === undefined ? {} : { method },
  });
}
