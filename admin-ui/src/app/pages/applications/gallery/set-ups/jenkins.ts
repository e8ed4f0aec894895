import type { OidcSetUp } from '../set-up';

/** Jenkins, with the plugin oic-auth. */
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
  place: 'JCasC: jenkins.securityRealm.oic (Manage Jenkins → Security has the same fields)',
  values: ({ discovery, clientId, clientSecret }) => [
    ['clientId', clientId],
    ['clientSecret', clientSecret],
    ['wellKnownOpenIDConfigurationUrl', discovery],
    ['overrideScopes', 'openid profile email'],
    ['userNameField', 'preferred_username'],
    ['fullNameFieldName', 'name'],
    ['emailFieldName', 'email'],
  ],
};
