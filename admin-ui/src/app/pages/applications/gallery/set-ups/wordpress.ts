import type { OidcSetUp } from '../set-up';

/** WordPress, with the plugin OpenID Connect Generic Client. */
export const wordpress: OidcSetUp = {
  protocol: 'oidc',
  key: 'wordpress',
  name: 'WordPress',
  source: 'https://github.com/oidc-wp/openid-connect-generic',
  example: 'https://www.example.com',
  register: (base) => ({
    redirectUris: [`${base}/wp-admin/admin-ajax.php?action=openid-connect-authorize`],
    startUrl: `${base}/wp-login.php`,
  }),
  place: 'Settings → OpenID Connect Client',
  values: ({ issuer, clientId, clientSecret }) => [
    ['Client ID', clientId],
    ['Client Secret Key', clientSecret],
    ['OpenID Scope', 'openid profile email'],
    ['Login Endpoint URL', `${issuer}/oidc/auth`],
    ['Userinfo Endpoint URL', `${issuer}/oidc/userinfo`],
    ['Token Validation Endpoint URL', `${issuer}/oidc/token`],
    ['End Session Endpoint URL', `${issuer}/oidc/logout`],
    ['Identity Key', 'preferred_username'],
  ],
};
