import type { OidcSetUp } from '../set-up';

/** Nextcloud, with the app user_oidc. */
export const nextcloud: OidcSetUp = {
  protocol: 'oidc',
  key: 'nextcloud',
  name: 'Nextcloud',
  source: 'https://github.com/nextcloud/user_oidc',
  example: 'https://cloud.example.com',
  register: (base) => ({
    redirectUris: [`${base}/apps/user_oidc/code`],
    backchannelLogoutUri: `${base}/apps/user_oidc/backchannel-logout/openeiam`,
    startUrl: `${base}/`,
  }),
  place: 'occ user_oidc:provider openeiam',
  values: ({ discovery, clientId, clientSecret }) => [
    ['--clientid', clientId],
    ['--clientsecret', clientSecret],
    ['--discoveryuri', discovery],
    ['--scope', 'openid profile email'],
    ['--mapping-uid', 'preferred_username'],
  ],
};
