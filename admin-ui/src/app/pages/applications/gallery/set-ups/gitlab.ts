import type { OidcSetUp } from '../set-up';

/** GitLab, self-managed, with OmniAuth. */
export const gitlab: OidcSetUp = {
  protocol: 'oidc',
  key: 'gitlab',
  name: 'GitLab',
  source: 'https://docs.gitlab.com/administration/auth/oidc/',
  example: 'https://gitlab.example.com',
  register: (base) => ({
    redirectUris: [`${base}/users/auth/openid_connect/callback`],
    startUrl: `${base}/users/sign_in`,
  }),
  place: "gitlab.rb: gitlab_rails['omniauth_providers'] → args",
  values: ({ issuer, clientId, clientSecret, redirectUri }) => [
    ['name', 'openid_connect'],
    ['scope', "['openid', 'profile', 'email']"],
    ['response_type', 'code'],
    ['issuer', issuer],
    ['discovery', 'true'],
    ['client_auth_method', 'basic'],
    ['uid_field', 'preferred_username'],
    ['pkce', 'true'],
    ['client_options.identifier', clientId],
    ['client_options.secret', clientSecret],
    ['client_options.redirect_uri', redirectUri],
  ],
};
