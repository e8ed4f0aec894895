import type { SamlSetUp } from '../set-up';

/** Nextcloud, with the app user_saml. */
export const nextcloudSaml: SamlSetUp = {
  protocol: 'saml',
  key: 'nextcloud-saml',
  name: 'Nextcloud (SAML)',
  source: 'https://github.com/nextcloud/user_saml',
  example: 'https://cloud.example.com',
  register: (base) => ({
    entityId: `${base}/index.php/apps/user_saml/saml/metadata`,
    consumers: [{ location: `${base}/index.php/apps/user_saml/saml/acs` }],
    startUrl: `${base}/`,
    attributes: [
      { name: 'username', source: 'username' },
      { name: 'displayName', source: 'name' },
      { name: 'email', source: 'email' },
    ],
  }),
  place: 'Administration settings → SSO & SAML authentication',
  values: ({ metadataUrl, ssoUrl, sloUrl, certificate }) => [
    ['Attribute to map the UID to', 'username'],
    ['Identifier of the IdP entity', metadataUrl],
    ['URL Target of the IdP where the SP will send the Authentication Request Message', ssoUrl],
    ['URL Location of IdP where the SP will send the SLO Request', sloUrl],
    ['Public X.509 certificate of the IdP', certificate],
    ['Attribute to map the displayname to', 'displayName'],
    ['Attribute to map the email address to', 'email'],
  ],
};
