import type { OidcSetUp } from '../set-up';

/** Any application with a server of its own. */
export const web: OidcSetUp = {
  protocol: 'oidc',
  key: 'web',
  name: $localize`:@@applications.setUp.web:Web application`,
  text: $localize`:@@applications.setUp.webText:It has a server that can keep a secret.`,
  source: 'https://openid.net/specs/openid-connect-core-1_0.html',
  register: () => ({}),
  values: ({ issuer, discovery, clientId, clientSecret }) => [
    ['issuer', issuer],
    ['discovery', discovery],
    ['client_id', clientId],
    ['client_secret', clientSecret],
  ],
};
