import type { SamlSetUp } from '../set-up';

/** Jenkins, with the plugin saml. */
export const jenkinsSaml: SamlSetUp = {
  protocol: 'saml',
  key: 'jenkins-saml',
  name: 'Jenkins (SAML)',
  source: 'https://github.com/jenkinsci/saml-plugin/blob/main/doc/CONFIGURE.md',
  example: 'https://jenkins.example.com',
  register: (base) => ({
    entityId: `${base}/securityRealm/finishLogin`,
    consumers: [{ location: `${base}/securityRealm/finishLogin` }],
    // `getLoginUrl` of the plugin's SamlSecurityRealm.java
    startUrl: `${base}/securityRealm/commenceLogin`,
    attributes: [
      { name: 'username', source: 'username' },
      { name: 'displayName', source: 'name' },
      { name: 'email', source: 'email' },
    ],
  }),
  place: 'Manage Jenkins → Security → Security Realm → SAML 2.0',
  values: ({ metadataUrl, sloUrl }) => [
    ['IdP Metadata URL', metadataUrl],
    ['Display Name Attribute', 'displayName'],
    ['Username Attribute', 'username'],
    ['Email Attribute', 'email'],
    ['Logout URL', sloUrl],
  ],
};
