import { createSign, createVerify } from 'node:crypto';
import { pemOf } from '../domain/certificates.js';
import { refused } from '../domain/refused.js';
import { RSA_SHA256, SIGNATURE_HASHES } from './algorithms.js';
import type { Signer } from './signed-xml.js';

export type MessageParameter = 'SAMLRequest' | 'SAMLResponse';

/** The parsed parts of a query on which the portal acts. */
interface ReadMessage {
  readonly parameter: MessageParameter;
  readonly encoded: string;
  readonly relayState: string | undefined;
}

/**
 * Whether the query of a message in the Redirect binding is signed. The signature is checked over the octets as received, because writers escape in
 * different ways (SAML Bindings, 3.4.4.1).
 *
 * @param query as received, without its question mark
 * @param message must equal the content of the signed octets: the router also accepts escaped parameter names, and splits queries by its own rules
 * @param certificates the application's, Base64 of DER
 * @throws DomainError `saml.signature_invalid` when there is a signature, but no valid one
 */
export function isQuerySigned(
  query: string,
  { parameter, encoded, relayState }: ReadMessage,
  certificates: readonly string[],
): boolean {
  const parts = partsOf(query, [parameter, 'RelayState', 'SigAlg', 'Signature']);
  const [algorithm, signature] = [parts.get('SigAlg'), parts.get('Signature')];
  if (algorithm === undefined && signature === undefined) return false;
  const hash = SIGNATURE_HASHES[valueOf(algorithm)];
  if (hash === undefined)
    throw refused('saml.signature_invalid', 'A signature is by RSA with SHA-256 or better.');
  const signed = [parts.get(parameter), parts.get('RelayState')] as const;
  if (textOf(signed[0]) !== encoded || textOf(signed[1]) !== relayState)
    throw refused('saml.signature_invalid', 'The query can be read in two ways.');
  const octets = [...signed, algorithm].filter((part) => part !== undefined).join('&');
  const value = Buffer.from(valueOf(signature), 'base64');
  if (!certificates.some((one) => createVerify(hash).update(octets).verify(pemOf(one), value)))
    throw refused('saml.signature_invalid', 'The signature is not one of a certificate of the application.');
  return true;
}

/**
 * The parts of a query with these names, as received.
 *
 * @throws DomainError `saml.signature_invalid` when a name occurs twice or is escaped, because a signature would not cover it
 */
function partsOf(query: string, names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of query.split('&')) {
    const [written = ''] = part.split('=', 1);
    const name = names.find((one) => one === unescaped(written));
    if (name === undefined) continue;
    if (found.has(name)) throw refused('saml.signature_invalid', `The parameter ${name} is there twice.`);
    if (!part.startsWith(`${name}=`))
      throw refused('saml.signature_invalid', `The parameter ${name} is not written as ${name}=.`);
    found.set(name, part);
  }
  return found;
}

function valueOf(part = ''): string {
  const value = unescaped(part.slice(part.indexOf('=') + 1));
  if (value === undefined) throw refused('saml.signature_invalid', 'The query is not well-formed.');
  return value;
}

/** The value as the router reads it, with `+` as a space. */
function textOf(part: string | undefined): string | undefined {
  return part && valueOf(part.replaceAll('+', ' '));
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // an invalid escape is the sender's mistake
  }
}

/** Signs a message as a query, without a question mark. */
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
