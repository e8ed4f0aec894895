import { promisify } from 'node:util';
import xmlEncryption from 'xml-encryption';
import { pemOf } from '../domain/certificates.js';

const encrypt = promisify(xmlEncryption.encrypt);

/**
 * An element as `xenc:EncryptedData` for whoever has the key of a certificate: AES-256-GCM under a key of its own, which RSA-OAEP
 * carries. The digest of OAEP is SHA-1, the one that everybody reads; nothing rests on its collisions.
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
