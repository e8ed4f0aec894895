import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { X509CertificateGenerator } from '@peculiar/x509';

/** Validity of a certificate in years. Applications pin it; a rotation decides when its use ends. */
const YEARS = 10;

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2_048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** A self-signed certificate and its private key, both as PEM. */
export interface NewCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Creates a certificate for a tenant's identity provider. Takes a good part of a second, off the event loop. */
export async function newCertificate(commonName: string, now: Date): Promise<NewCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(now.getUTCFullYear() + YEARS);
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      // At most 20 octets, and positive (RFC 5280, 4.1.2.2).
      serialNumber: `01${randomBytes(16).toString('hex')}`,
      name: [{ CN: [commonName] }],
      notBefore: now,
      notAfter,
      signingAlgorithm: ALGORITHM,
      keys: keys as CryptoKeyPair,
    },
    webcrypto as Crypto,
  );
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const lines = pkcs8.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certificate: made.toString('pem'),
    privateKey: ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n'),
  };
}
