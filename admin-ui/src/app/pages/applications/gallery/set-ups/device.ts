import type { OidcSetUp } from '../set-up';

/** A device without a keyboard, such as a screen in a meeting room. */
export const device: OidcSetUp = {
  protocol: 'oidc',
  key: 'device',
  name: $localize`:@@applications.setUp.device:Device without a keyboard`,
  text: $localize`:@@applications.setUp.deviceText:It shows a code that its user enters in the portal.`,
  source: 'https://www.rfc-editor.org/rfc/rfc8628',
  register: () => ({
    authentication: 'none',
    grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
  }),
  withoutAddresses: true,
  values: ({ issuer, clientId }) => [
    ['issuer', issuer],
    ['device_authorization_endpoint', `${issuer}/oidc/device/auth`],
    ['token_endpoint', `${issuer}/oidc/token`],
    ['client_id', clientId],
  ],
};
