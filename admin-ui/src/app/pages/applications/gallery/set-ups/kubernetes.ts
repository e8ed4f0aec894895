import type { OidcSetUp } from '../set-up';

/** Kubernetes, with kubelogin on the machines of its users. */
export const kubernetes: OidcSetUp = {
  protocol: 'oidc',
  key: 'kubernetes',
  name: 'Kubernetes',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#openid-connect-tokens',
  register: () => ({
    authentication: 'none',
    redirectUris: ['http://localhost:8000', 'http://localhost:18000'],
    scopes: ['openid', 'profile', 'email', 'roles', 'offline_access'],
  }),
  place: 'kube-apiserver, kubectl oidc-login get-token',
  values: ({ issuer, clientId }) => [
    ['--oidc-issuer-url', issuer],
    ['--oidc-client-id', clientId],
    ['--oidc-username-claim', 'preferred_username'],
    ['--oidc-groups-claim', 'roles'],
    ['--oidc-extra-scope', 'profile'],
  ],
};
