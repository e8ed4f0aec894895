import type { GrantType } from './form-values';

/** What an application may be told. */
export const SCOPES: readonly { readonly value: string; readonly name: string }[] = [
  { value: 'openid', name: $localize`:@@applications.scope.openid:Who somebody is, and how they logged on` },
  { value: 'profile', name: $localize`:@@applications.scope.profile:Name and username` },
  { value: 'email', name: $localize`:@@applications.scope.email:E-mail address` },
  { value: 'roles', name: $localize`:@@applications.scope.roles:Role in the portal` },
  { value: 'dingtalk', name: $localize`:@@applications.scope.dingtalk:DingTalk’s unionId and userId` },
  {
    value: 'offline_access',
    name: $localize`:@@applications.scope.offline:Tokens that outlive the session, if the person allows it`,
  },
];

/** How an application may get tokens. */
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
