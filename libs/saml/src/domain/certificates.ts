import { X509Certificate } from 'node:crypto';

/** Minimum length of an RSA key (NIST SP 800-131A). */
const LEAST_BITS = 2_048;

/** Whether a text is a certificate in Base64 with an acceptable key. Its dates are ignored: the metadata decides which keys are valid. */
export function isCertificate(base64: string): boolean {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(base64, 'base64'));
    return (
      publicKey.asymmetricKeyType === 'rsa' &&
      (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS
    );
  } catch {
    return false; // unreadable, so not a certificate
  }
}

/** A certificate as PEM. */
export function pemOf(base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** The Base64 content of a PEM block. */
export function base64Of(pem: string): string {
  return pem.replaceAll(/-----[^-]+-----|\s/g, '');
}

/** SHA-256 of a certificate, in the form in which administrators compare it. */
export function fingerprintOf(base64: string): string {
  return new X509Certificate(Buffer.from(base64, 'base64')).fingerprint256;
}
