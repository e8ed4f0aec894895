import { execFileSync } from 'node:child_process';
import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAMS } from './programs.js';

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** The organisation's own certificate authority, like those that sign the certificates of managed databases. */
export class Authority {
  /** Its certificate, PEM. */
  readonly certificate: string;
  readonly #key: string;

  constructor(private readonly folder: string) {
    this.certificate = join(folder, 'authority.pem');
    this.#key = join(folder, 'authority.key');
    const words = ['-x509', ...KEY, '-keyout', this.#key, '-out', this.certificate, '-subj', '/CN=Acme CA'];
    this.openssl('req', ...words, '-days', '2');
  }

  /** Signs a certificate for a host, and writes it and its key to these files. */
  sign(host: string, certificate: string, key: string, owner: { uid?: number; gid?: number } = {}): void {
    const request = join(this.folder, `${host}.csr`);
    const extensions = join(this.folder, `${host}.ext`);
    writeFileSync(extensions, `subjectAltName = DNS:${host}\n`);
    this.openssl('req', ...KEY, '-keyout', key, '-out', request, '-subj', `/CN=${host}`);
    const by = ['-CA', this.certificate, '-CAkey', this.#key, '-CAcreateserial'];
    this.openssl(
      'x509',
      '-req',
      '-in',
      request,
      ...by,
      '-out',
      certificate,
      '-days',
      '2',
      '-extfile',
      extensions,
    );
    const { uid, gid } = owner;
    if (uid !== undefined && gid !== undefined)
      for (const file of [certificate, key]) chownSync(file, uid, gid);
  }

  private openssl(...words: readonly string[]): void {
    execFileSync(PROGRAMS.openssl, words, { stdio: 'ignore' });
  }
}
