import type { GrantType } from './form-values';

/** The names of grant types. */
export const GRANT_TYPES: readonly { readonly value: GrantType; readonly name: string }[] = [
  {
    value: 'authorization_code',
    name: $localize`:@@applications.grant.code:People log on (authorization_code)`,
  },
  { value: 'refresh_token', name: $localize`:@@applications.grant.refresh:It renews tokens (refresh_token)` },
  {
    value: 'client_credentials',
    name: $localize`:@@applications.grant.client:It gets tokens for itself (client_credentials)`,
  },
  {
    value: 'urn:ietf:params:oauth:grant-type:device_code',
    name: $localize`:@@applications.grant.device:Devices show a code (device_code)`,
  },
];
