import { DomainError } from '#kernel';

/** Error types of RFC 7644, 3.12. */
export type ScimType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'mutability'
  | 'noTarget';

const CODES: Readonly<Record<ScimType, string>> = {
  invalidFilter: 'scim.filter_invalid',
  invalidPath: 'scim.path_invalid',
  invalidSyntax: 'scim.syntax_invalid',
  invalidValue: 'scim.value_invalid',
  mutability: 'scim.read_only',
  noTarget: 'scim.no_target',
};

/** The error for an invalid request. */
export function refused(scimType: ScimType, detail: string): DomainError {
  return new DomainError('invalid', CODES[scimType], { detail, facts: { scimType } });
}

/** The error for a value that another resource already has. */
export function taken(detail: string): DomainError {
  return new DomainError('conflict', 'scim.value_taken', { detail, facts: { scimType: 'uniqueness' } });
}

/** The error for an id that names no resource here. */
export function unknownResource(what: 'group' | 'user'): DomainError {
  return new DomainError('not_found', `scim.${what}_unknown`, { detail: `There is no such ${what}.` });
}
