import type { ListedApplication } from '../../api/generated/models/listed-application';

/** The name of a protocol, the same in both languages. */
export function protocolName(protocol: ListedApplication['protocol']): string {
  return { oidc: 'OpenID Connect', saml: 'SAML 2.0', forward: 'Forward auth' }[protocol];
}
