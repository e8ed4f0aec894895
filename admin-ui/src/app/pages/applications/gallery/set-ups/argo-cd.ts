import type { OidcSetUp } from '../set-up';

/** Argo CD, web and command line. */
export const argoCd: OidcSetUp = {
  protocol: 'oidc',
  key: 'argo-cd',
  name: 'Argo CD',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/#existing-oidc-provider',
  example: 'https://argocd.example.com',
  register: (base) => ({
    redirectUris: [`${base}/auth/callback`],
    // `LoginEndpoint` of https://github.com/argoproj/argo-cd/blob/master/common/common.go
    startUrl: `${base}/auth/login`,
    scopes: ['openid', 'profile', 'email', 'roles'],
  }),
  place: 'ConfigMap argocd-cm: oidc.config',
  values: ({ issuer, clientId, clientSecret }) => [
    ['name', 'openeiam'],
    ['issuer', issuer],
    ['clientID', clientId],
    ['clientSecret', clientSecret],
    ['requestedScopes', '["openid", "profile", "email", "roles"]'],
  ],
};
