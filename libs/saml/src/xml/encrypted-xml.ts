import { promisify } from 'node:util';
import xmlEncryption from 'xml-encryption';
import { pemOf } from '../domain/certificates.js';

const encrypt = promisify(xmlEncryption.encrypt);

/**
 * Encrypts an element as `xenc:EncryptedData` for the owner of a certificate: AES-256-GCM with a new key, which is encrypted by RSA-OAEP. OAEP uses SHA-1,
 * which every implementation reads; its security does not depend on collision resistance.
 *
 * @param certificate Base64 of DER
 */
export function encrypted(xml: string, certificate: string): Promise<string> {
  const pem = pemOf(certificate);
  return encrypt(xml, {
    rsa_pub: pem,
    pem,
    encryptionAlgorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
    keyEncryptionAlgorithm: 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
    keyEncryptionDigest: 'sha1',
  });
}
