import type { SamlSetUp } from '../set-up';

/** GitLab, self-managed, with OmniAuth. */
export const gitlabSaml: SamlSetUp = {
  protocol: 'saml',
  key: 'gitlab-saml',
  name: 'GitLab (SAML)',
  source: 'https://docs.gitlab.com/integration/saml/',
  example: 'https://gitlab.example.com',
  register: (base) => ({
    entityId: base,
    consumers: [{ location: `${base}/users/auth/saml/callback` }],
    startUrl: `${base}/users/sign_in`,
    attributes: [
      { name: 'email', source: 'email' },
      { name: 'name', source: 'name' },
      { name: 'username', source: 'username' },
    ],
  }),
  place: "gitlab.rb: gitlab_rails['omniauth_providers'] → args",
  values: ({ ssoUrl, certificate, base }) => [
    ['assertion_consumer_service_url', `${base}/users/auth/saml/callback`],
    ['idp_cert', certificate],
    ['idp_sso_target_url', ssoUrl],
    ['issuer', base],
    ['name_identifier_format', 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
    ['attribute_statements', "{ nickname: ['username'] }"],
  ],
};
