import type { OidcSetUp } from '../set-up';

/** Harbor, as its authentication mode. */
export const harbor: OidcSetUp = {
  protocol: 'oidc',
  key: 'harbor',
  name: 'Harbor',
  source: 'https://goharbor.io/docs/main/administration/configure-authentication/oidc-auth/',
  example: 'https://harbor.example.com',
  register: (base) => ({
    redirectUris: [`${base}/c/oidc/callback`],
    startUrl: `${base}/c/oidc/login`,
  }),
  place: 'Administration → Configuration → Authentication',
  values: ({ issuer, clientId, clientSecret }) => [
    ['Auth Mode', 'OIDC'],
    ['OIDC Provider Name', 'openeiam'],
    ['OIDC Provider Endpoint', issuer],
    ['OIDC Client ID', clientId],
    ['OIDC Client Secret', clientSecret],
    ['OIDC Scope', 'openid,profile,email'],
    ['Username Claim', 'preferred_username'],
  ],
};
