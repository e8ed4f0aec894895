import type { OidcSetUp } from '../set-up';

/** Applications behind Apache, with mod_auth_openidc. */
export const apache: OidcSetUp = {
  protocol: 'oidc',
  key: 'apache',
  name: 'Apache (mod_auth_openidc)',
  source: 'https://github.com/OpenIDC/mod_auth_openidc#readme',
  example: 'https://www.example.com',
  register: (base) => ({ redirectUris: [`${base}/oidc-callback`], startUrl: `${base}/` }),
  place: 'httpd.conf',
  values: ({ discovery, clientId, clientSecret, redirectUri }) => [
    ['OIDCProviderMetadataURL', discovery],
    ['OIDCClientID', clientId],
    ['OIDCClientSecret', clientSecret],
    ['OIDCRedirectURI', redirectUri],
    ['OIDCScope', '"openid profile email"'],
    ['OIDCPKCEMethod', 'S256'],
    ['OIDCRemoteUserClaim', 'preferred_username'],
  ],
};
