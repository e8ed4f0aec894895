import { DomainError } from '#kernel';

/** Why a message is refused. Pages have a text for each reason. */
export type Refusal =
  | 'saml.message_invalid'
  | 'saml.signature_invalid'
  | 'saml.application_unknown'
  | 'saml.message_expired'
  | 'saml.request_used'
  | 'saml.address_unknown'
  | 'saml.metadata_invalid';

/** @param detail what to correct, for the administrator of the application */
export function refused(code: Refusal, detail: string, cause?: unknown): DomainError {
  return new DomainError('invalid', code, { detail, cause });
}
