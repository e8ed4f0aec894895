import { ApacheSite } from '../../harness/apache.js';

/** A site of Apache with `mod_auth_openidc`, which passes people's identities on in headers. */
export function openOpenidc(
  issuer: string,
  register: (addresses: {
    readonly redirect: string;
    readonly bye: string;
    readonly told: string;
  }) => Promise<{ readonly id: string; readonly secret: string | null }>,
): Promise<ApacheSite> {
  return ApacheSite.open({
    module: 'auth_openidc',
    files: () => ({}),
    configuration: async ({ url }) => {
      const redirect = `${url}/redirect`;
      const { id, secret } = await register({
        redirect,
        bye: `${url}/bye`,
        told: `${redirect}?logout=backchannel`,
      });
      return `
OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration
OIDCClientID ${id}
OIDCClientSecret ${secret ?? ''}
OIDCRedirectURI ${redirect}
OIDCCryptoPassphrase a-passphrase-for-tests
OIDCScope "openid profile email"
OIDCPKCEMethod S256
OIDCRemoteUserClaim preferred_username
# What asks here is no browser, and does not say that it navigates.
OIDCUnAuthAction auth true
<Location />
  AuthType openid-connect
  Require valid-user
  Header set X-Person "expr=%{REMOTE_USER}"
  Header set X-Email "expr=%{reqenv:OIDC_CLAIM_email}"
</Location>
<Location /bye>
  AuthType None
  Require all granted
</Location>`;
    },
  });
}
