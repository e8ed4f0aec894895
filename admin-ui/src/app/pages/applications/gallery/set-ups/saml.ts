import type { SamlSetUp } from '../set-up';

/** Any application that speaks SAML 2.0. */
export const saml: SamlSetUp = {
  protocol: 'saml',
  key: 'saml',
  name: $localize`:@@applications.setUp.saml:SAML 2.0 application`,
  text: $localize`:@@applications.setUp.samlText:It accepts assertions; its metadata provides the rest.`,
  source: 'https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf',
  register: () => ({}),
  values: ({ metadataUrl, ssoUrl, sloUrl, fingerprint, certificate }) => [
    ['Metadata URL', metadataUrl],
    ['Entity ID', metadataUrl],
    ['SSO URL', ssoUrl],
    ['SLO URL', sloUrl],
    ['X.509 certificate', certificate],
    ['SHA-256', fingerprint],
  ],
};
