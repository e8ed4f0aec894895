import { ApacheSite } from '../../harness/apache.js';
import { newKeyPair } from './key-pair.js';

/** A site of Apache with `mod_auth_mellon`, which passes people's identities on in a header. */
export async function openMellon(portalMetadata: string): Promise<ApacheSite> {
  const { privateKey, certificate } = await newKeyPair();
  return ApacheSite.open({
    module: 'auth_mellon',
    files: () => ({ 'key.pem': privateKey, 'certificate.pem': certificate, 'portal.xml': portalMetadata }),
    configuration: ({ folder }) => `
MellonLockFile ${folder}/lock
<Location />
  MellonEnable auth
  MellonEndpointPath /mellon
  MellonSPPrivateKeyFile ${folder}/key.pem
  MellonSPCertFile ${folder}/certificate.pem
  MellonIdPMetadataFile ${folder}/portal.xml
  MellonUser "urn:oid:0.9.2342.19200300.100.1.1"
  MellonSetEnvNoPrefix mail "urn:oid:0.9.2342.19200300.100.1.3"
  Require valid-user
  Header set X-Person "expr=%{REMOTE_USER}"
  Header set X-Email "expr=%{reqenv:mail}"
</Location>`,
  });
}
