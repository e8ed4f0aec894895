import type { ListedApplication } from '../../api/generated/models/listed-application';

/** What a protocol is called; both languages have these names. */
export function protocolName(protocol: ListedApplication['protocol']): string {
  return { oidc: 'OpenID Connect', saml: 'SAML 2.0', forward: 'Forward auth' }[protocol];
}
