import type { OidcSetUp } from '../set-up';

/** MinIO, by its environment variables. */
export const minio: OidcSetUp = {
  protocol: 'oidc',
  key: 'minio',
  name: 'MinIO',
  source: 'https://min.io/docs/minio/linux/reference/minio-server/settings/iam/openid.html',
  example: 'https://minio.example.com',
  register: (base) => ({ redirectUris: [`${base}/oauth_callback`], startUrl: `${base}/` }),
  place: '/etc/default/minio',
  values: ({ discovery, clientId, clientSecret }) => [
    ['MINIO_IDENTITY_OPENID_CONFIG_URL', discovery],
    ['MINIO_IDENTITY_OPENID_CLIENT_ID', clientId],
    ['MINIO_IDENTITY_OPENID_CLIENT_SECRET', clientSecret],
    ['MINIO_IDENTITY_OPENID_SCOPES', 'openid,profile,email'],
    ['MINIO_IDENTITY_OPENID_ROLE_POLICY', 'readwrite'],
  ],
};
