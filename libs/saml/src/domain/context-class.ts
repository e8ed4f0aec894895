const CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:';

/** The authentication context class of a logon (SAML Authentication Context, 3.4), from its methods (RFC 8176). */
export function contextClassOf(amr: readonly string[]): string {
  if (amr.includes('mfa')) return 'https://refeds.org/profile/mfa';
  if (amr.includes('pwd')) return `${CLASSES}PasswordProtectedTransport`;
  return `${CLASSES}unspecified`;
}
