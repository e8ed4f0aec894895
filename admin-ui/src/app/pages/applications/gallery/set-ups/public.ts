import type { OidcSetUp } from '../set-up';

/** An application that cannot keep a secret, because it runs in a browser or on a device. */
export const publicClient: OidcSetUp = {
  protocol: 'oidc',
  key: 'public',
  name: $localize`:@@applications.setUp.public:Browser, mobile or desktop application`,
  text: $localize`:@@applications.setUp.publicText:It runs on its user’s device, has no secret, and uses PKCE.`,
  source: 'https://www.rfc-editor.org/rfc/rfc8252',
  register: () => ({ authentication: 'none' }),
  values: ({ issuer, discovery, clientId }) => [
    ['issuer', issuer],
    ['discovery', discovery],
    ['client_id', clientId],
    ['code_challenge_method', 'S256'],
  ],
};
