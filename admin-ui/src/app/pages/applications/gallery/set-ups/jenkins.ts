import type { OidcSetUp } from '../set-up';

/** Jenkins, by its plugin oic-auth. */
export const jenkins: OidcSetUp = {
  protocol: 'oidc',
  key: 'jenkins',
  name: 'Jenkins',
  source: 'https://github.com/jenkinsci/oic-auth-plugin/blob/master/docs/configuration/README.md',
  example: 'https://jenkins.example.com',
  register: (base) => ({
    redirectUris: [`${base}/securityRealm/finishLogin`],
    postLogoutRedirectUris: [`${base}/OicLogout`],
    startUrl: `${base}/securityRealm/commenceLogin`,
  }),
  place: 'Manage Jenkins → Security → Security Realm → Login with Openid Connect',
  values: ({ discovery, clientId, clientSecret }) => [
    ['Client id', clientId],
    ['Client secret', clientSecret],
    ['Well-known configuration endpoint', discovery],
    ['Override scopes', 'openid profile email'],
    ['User name field name', 'preferred_username'],
    ['Full name field name', 'name'],
    ['Email field name', 'email'],
  ],
};
