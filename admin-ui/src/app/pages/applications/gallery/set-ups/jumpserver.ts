import type { OidcSetUp } from '../set-up';

/** JumpServer, by its settings of OpenID Connect. */
export const jumpserver: OidcSetUp = {
  protocol: 'oidc',
  key: 'jumpserver',
  name: 'JumpServer',
  source: 'https://jumpserver.com/docs/system-settings/authentication/oidc',
  unconfirmed: [
    'Base site URL',
    'Provider endpoint',
    'Authorization endpoint',
    'Token endpoint',
    'JWKS endpoint',
    'Userinfo endpoint',
    'End session endpoint',
    'Signature algorithm',
  ],
  example: 'https://jumpserver.example.com',
  register: (base) => ({
    redirectUris: [`${base}/core/auth/openid/callback/`],
    startUrl: `${base}/core/auth/openid/login/`,
  }),
  place: 'System settings → Authentication → OIDC',
  values: ({ issuer, clientId, clientSecret, base }) => [
    ['Base site URL', `${base}/`],
    ['Client id', clientId],
    ['Client secret', clientSecret],
    ['Provider endpoint', issuer],
    ['Authorization endpoint', `${issuer}/oidc/auth`],
    ['Token endpoint', `${issuer}/oidc/token`],
    ['JWKS endpoint', `${issuer}/oidc/jwks`],
    ['Userinfo endpoint', `${issuer}/oidc/userinfo`],
    ['End session endpoint', `${issuer}/oidc/logout`],
    ['Signature algorithm', 'RS256'],
    ['Scopes', 'openid profile email'],
  ],
};
