import type { OidcSetUp } from '../set-up';

/** JumpServer, in its OpenID Connect settings. */
export const jumpserver: OidcSetUp = {
  protocol: 'oidc',
  key: 'jumpserver',
  name: 'JumpServer',
  source: 'https://jumpserver.com/docs/system-settings/authentication/oidc',
  example: 'https://jumpserver.example.com',
  register: (base) => ({
    redirectUris: [`${base}/core/auth/openid/callback/`],
    startUrl: `${base}/core/auth/openid/login/`,
  }),
  place: 'System settings → Authentication → OIDC',
  values: ({ issuer, clientId, clientSecret, base }) => [
    ['Base site url', `${base}/`],
    ['Client Id', clientId],
    ['Client Secret', clientSecret],
    ['Provider endpoint', issuer],
    ['Provider auth endpoint', `${issuer}/oidc/auth`],
    ['Provider token endpoint', `${issuer}/oidc/token`],
    ['Provider jwks endpoint', `${issuer}/oidc/jwks`],
    ['Provider userinfo endpoint', `${issuer}/oidc/userinfo`],
    ['Provider end session endpoint', `${issuer}/oidc/logout`],
    ['Provider sign alg', 'RS256'],
    ['Scopes', 'openid profile email'],
  ],
};
