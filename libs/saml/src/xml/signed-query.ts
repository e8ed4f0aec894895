import { createSign, createVerify } from 'node:crypto';
import { pemOf } from '../domain/certificates.js';
import { refused } from '../domain/refused.js';
import { RSA_SHA256, SIGNATURE_HASHES } from './algorithms.js';
import type { Signer } from './signed-xml.js';

export type MessageParameter = 'SAMLRequest' | 'SAMLResponse';

/**
 * Whether the query of a message in the Redirect binding is signed; over the octets as they came, since every writer escapes in its own
 * way (SAML Bindings, 3.4.4.1).
 *
 * @param query as it was received, without its question mark
 * @param certificates of the application, Base64 of DER
 * @throws DomainError `saml.signature_invalid` when there is a signature, but none that counts
 */
export function isQuerySigned(
  query: string,
  parameter: MessageParameter,
  certificates: readonly string[],
): boolean {
  const named = (name: string): string | undefined => {
    const [found, ...more] = query.split('&').filter((part) => part.startsWith(`${name}=`));
    if (more.length > 0) throw refused('saml.signature_invalid', `The parameter ${name} is there twice.`);
    return found;
  };
  const [message, relayState] = [named(parameter), named('RelayState')];
  const [algorithm, signature] = [named('SigAlg'), named('Signature')];
  if (algorithm === undefined && signature === undefined) return false;
  const hash = SIGNATURE_HASHES[valueOf(algorithm)];
  if (hash === undefined)
    throw refused('saml.signature_invalid', 'A signature is by RSA with SHA-256 or better.');
  const octets = [message, relayState, algorithm].filter((part) => part !== undefined).join('&');
  const value = Buffer.from(valueOf(signature), 'base64');
  if (!certificates.some((one) => createVerify(hash).update(octets).verify(pemOf(one), value)))
    throw refused('saml.signature_invalid', 'The signature is not one of a certificate of the application.');
  return true;
}

function valueOf(part = ''): string {
  try {
    return decodeURIComponent(part.slice(part.indexOf('=') + 1));
  } catch (cause) {
    throw refused('saml.signature_invalid', 'The query is not well-formed.', cause);
  }
}

/** A message as a signed query, without a question mark. */
export function signedQuery(
  parameter: MessageParameter,
  message: string,
  relayState: string | undefined,
  signer: Signer,
): string {
  const parts = [
    [parameter, message],
    ...(relayState === undefined ? [] : [['RelayState', relayState]]),
    ['SigAlg', RSA_SHA256],
  ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  const signature = createSign('sha256').update(parts.join('&')).sign(signer.privateKey, 'base64');
  return [...parts, `Signature=${encodeURIComponent(signature)}`].join('&');
}
