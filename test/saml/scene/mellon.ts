import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdtempSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '#testing';
import { freePort } from '../../harness/free-port.js';
import { newKeyPair } from './key-pair.js';

const APACHE = '/usr/sbin/apache2';
const MODULES = '/usr/lib/apache2/modules';

/** Whether Debian's Apache and its module for SAML are installed, as `.ci/run` does. */
export const HAS_MELLON = existsSync(APACHE) && existsSync(`${MODULES}/mod_auth_mellon.so`);

/** A site of Debian's Apache that lets in whom `mod_auth_mellon` lets in, and tells them who they are in a header. */
export class MellonSite {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly apache: ChildProcess,
  ) {}

  /** @param metadata of the identity provider */
  static async open(metadata: string): Promise<MellonSite> {
    const folder = mkdtempSync(join(tmpdir(), 'openeiam-mellon-'));
    const port = String(await freePort());
    const { privateKey, certificate } = await newKeyPair();
    // Its children, who are another user where root runs the tests, read the files at each request.
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'site'));
    writeFileSync(join(folder, 'site/index.html'), '<h1>Inside</h1>');
    writeFileSync(join(folder, 'key.pem'), privateKey);
    writeFileSync(join(folder, 'certificate.pem'), certificate);
    writeFileSync(join(folder, 'portal.xml'), metadata);
    writeFileSync(join(folder, 'apache.conf'), configuration(folder, port));
    // A file: Apache cannot open the socket that Node gives its children for a pipe.
    const log = openSync(join(folder, 'log'), 'a');
    const apache = spawn(APACHE, ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND'], {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const site = new MellonSite(`http://localhost:${port}`, folder, apache);
    await until(async () => (await site.metadata().catch(() => undefined)) !== undefined);
    return site;
  }

  /** Its metadata, as the module makes it. */
  async metadata(): Promise<string> {
    return (await fetch(`${this.url}/mellon/metadata`)).text();
  }

  /** What Apache has noted, for whoever reads that a test has failed. */
  log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  async close(): Promise<void> {
    if (this.apache.kill('SIGTERM')) await once(this.apache, 'close');
    rmSync(this.folder, { recursive: true });
  }
}

function configuration(folder: string, port: string): string {
  const modules = [
    'mpm_event',
    'authn_core',
    'authz_core',
    'authz_user',
    'auth_mellon',
    'headers',
    'dir',
    'mime',
  ];
  return `
ServerRoot ${folder}
ServerName localhost:${port}
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/log
${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
User www-data
Group www-data
DocumentRoot ${folder}/site
DirectoryIndex index.html
MellonLockFile ${folder}/lock
<Directory ${folder}/site>
  AllowOverride None
</Directory>
<Location />
  MellonEnable auth
  MellonEndpointPath /mellon
  MellonSPPrivateKeyFile ${folder}/key.pem
  MellonSPCertFile ${folder}/certificate.pem
  MellonIdPMetadataFile ${folder}/portal.xml
  MellonUser "urn:oid:0.9.2342.19200300.100.1.1"
  Require valid-user
  Header set X-Person "expr=%{REMOTE_USER}"
</Location>
`;
}
