import type { OidcSetUp } from '../set-up';

/** Gitea, as an authentication source. */
export const gitea: OidcSetUp = {
  protocol: 'oidc',
  key: 'gitea',
  name: 'Gitea',
  source: 'https://docs.gitea.com/usage/authentication',
  example: 'https://gitea.example.com',
  register: (base) => ({
    redirectUris: [`${base}/user/oauth2/openeiam/callback`],
    startUrl: `${base}/user/login`,
  }),
  place: 'Site Administration → Identity & Access → Authentication Sources',
  values: ({ discovery, clientId, clientSecret }) => [
    ['Authentication Type', 'OAuth2'],
    ['Authentication Name', 'openeiam'],
    ['OAuth2 Provider', 'OpenID Connect'],
    ['Client ID (Key)', clientId],
    ['Client Secret', clientSecret],
    ['OpenID Connect Auto Discovery URL', discovery],
    // `parseOAuth2Config` in Gitea's routers/web/admin/auths.go: scopes are separated by commas; Gitea adds `openid` itself.
    ['Additional Scopes', 'profile,email'],
  ],
};
