import type { OidcSetUp } from '../set-up';

/** Outline, by its environment variables. */
export const outline: OidcSetUp = {
  protocol: 'oidc',
  key: 'outline',
  name: 'Outline',
  source: 'https://docs.getoutline.com/s/hosting/doc/oidc-8CPBm6uC0I',
  example: 'https://wiki.example.com',
  register: (base) => ({ redirectUris: [`${base}/auth/oidc.callback`], startUrl: `${base}/auth/oidc` }),
  place: '.env',
  values: ({ issuer, clientId, clientSecret }) => [
    ['OIDC_CLIENT_ID', clientId],
    ['OIDC_CLIENT_SECRET', clientSecret],
    ['OIDC_AUTH_URI', `${issuer}/oidc/auth`],
    ['OIDC_TOKEN_URI', `${issuer}/oidc/token`],
    ['OIDC_USERINFO_URI', `${issuer}/oidc/userinfo`],
    ['OIDC_LOGOUT_URI', `${issuer}/oidc/logout`],
    ['OIDC_USERNAME_CLAIM', 'preferred_username'],
    ['OIDC_SCOPES', 'openid profile email'],
  ],
};
