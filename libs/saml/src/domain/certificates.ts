import { X509Certificate } from 'node:crypto';

/** Shortest RSA key whose signatures count (NIST SP 800-131A). */
const LEAST_BITS = 2_048;

/** Whether a text is a certificate in Base64, with a key that may be used. Its dates do not count: metadata says which keys are good. */
export function isCertificate(base64: string): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(base64, 'base64'));
    return (
      publicKey.asymmetricKeyType === 'rsa' &&
      (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS
    );
  } catch {
    return false; // whatever Node says of it: it is none
  }
}

/** A certificate as PEM. */
export function pemOf(base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** What stands between the lines of PEM. */
export function base64Of(pem: string): string {
  return pem.replaceAll(/-----[^-]+-----|\s/g, '');
}

/** SHA-256 of a certificate, as administrators compare it. */
export function fingerprintOf(base64: string): string {
  return new X509Certificate(Buffer.from(base64, 'base64')).fingerprint256;
}
