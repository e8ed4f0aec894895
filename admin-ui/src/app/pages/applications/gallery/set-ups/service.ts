import type { OidcSetUp } from '../set-up';

/** A program without a user. */
export const service: OidcSetUp = {
  protocol: 'oidc',
  key: 'service',
  name: $localize`:@@applications.setUp.service:Service without a user`,
  text: $localize`:@@applications.setUp.serviceText:A program that gets tokens for itself.`,
  source: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.4',
  register: () => ({ grantTypes: ['client_credentials'] }),
  withoutAddresses: true,
  values: ({ issuer, clientId, clientSecret }) => [
    ['issuer', issuer],
    ['token_endpoint', `${issuer}/oidc/token`],
    ['grant_type', 'client_credentials'],
    ['client_id', clientId],
    ['client_secret', clientSecret],
  ],
};
