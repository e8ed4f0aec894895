import type { OidcSetUp } from '../set-up';

/** Grafana, with its generic OAuth. */
export const grafana: OidcSetUp = {
  protocol: 'oidc',
  key: 'grafana',
  name: 'Grafana',
  source:
    'https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/',
  example: 'https://grafana.example.com',
  register: (base) => ({
    redirectUris: [`${base}/login/generic_oauth`],
    // From Grafana's page for Keycloak, "Enable Single Logout"; Grafana adds the ID token itself.
    postLogoutRedirectUris: [`${base}/login`],
    startUrl: `${base}/`,
    scopes: ['openid', 'profile', 'email', 'roles'],
  }),
  place: 'grafana.ini: [auth.generic_oauth]',
  values: ({ issuer, clientId, clientSecret, base }) => [
    ['enabled', 'true'],
    ['client_id', clientId],
    ['client_secret', clientSecret],
    ['scopes', 'openid profile email roles'],
    ['auth_url', `${issuer}/oidc/auth`],
    ['token_url', `${issuer}/oidc/token`],
    ['api_url', `${issuer}/oidc/userinfo`],
    ['login_attribute_path', 'preferred_username'],
    ['use_pkce', 'true'],
    [
      'signout_redirect_url',
      `${issuer}/oidc/logout?post_logout_redirect_uri=${encodeURIComponent(`${base}/login`)}`,
    ],
  ],
};
