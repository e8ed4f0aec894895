import { SignedXml } from 'xml-crypto';
import { pemOf } from '../domain/certificates.js';
import { NS } from '../domain/names.js';
import { refused } from '../domain/refused.js';
import {
  DIGESTS,
  ENVELOPED,
  EXCLUSIVE,
  RSA_SHA256,
  SHA256,
  SIGNATURE_HASHES,
  TRANSFORMS,
} from './algorithms.js';
import { attributeOf, childrenOf, parseXml } from './parse-xml.js';

/** The certificate and key that sign messages. */
export interface Signer {
  /** PEM. */
  readonly privateKey: string;
  /** PEM. */
  readonly certificate: string;
}

/** Signs the root element of a document; the signature follows the issuer, as the schema requires. */
export function signed(xml: string, { privateKey, certificate }: Signer): string {
  const signature = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: RSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  signature.addReference({ xpath: '/*', digestAlgorithm: SHA256, transforms: [ENVELOPED, EXCLUSIVE] });
  signature.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name()='Issuer']", action: 'after' },
  });
  return signature.getSignedXml();
}

/**
 * Returns the root element of a signed message, parsed again from the octets that the signature covers. The rest of the document is ignored, so wrapping
 * attacks fail. Only the application's known certificates are used; keys named in the message are ignored.
 *
 * @param certificates Base64 of DER
 * @throws DomainError `saml.signature_invalid`
 */
export function verifiedRoot(xml: string, certificates: readonly string[]): Element {
  const root = parseXml(xml);
  const [signature] = childrenOf(root, NS.signature, 'Signature');
  if (signature === undefined || signaturesIn(root) !== 1)
    throw refused('saml.signature_invalid', 'A signed message has exactly one signature: that of its root.');
  for (const certificate of certificates) {
    const covered = coveredBy(xml, root, signature, certificate);
    if (covered !== undefined) return covered;
  }
  throw refused('saml.signature_invalid', 'The signature is not one of a certificate of the application.');
}

/** The octets that a signature covers, if it is valid for this certificate. */
function coveredBy(xml: string, root: Element, signature: Element, certificate: string): Element | undefined {
  const checked = new SignedXml({ publicCert: pemOf(certificate), getCertFromKeyInfo: () => null });
  checked.loadSignature(signature);
  assertAllowed(checked, root);
  if (!isGood(checked, xml)) return undefined;
  const [octets, ...more] = checked.getSignedReferences();
  if (octets === undefined || more.length > 0) return undefined;
  const covered = parseXml(octets);
  const isRoot =
    covered.namespaceURI === root.namespaceURI &&
    covered.localName === root.localName &&
    attributeOf(covered, 'ID') === attributeOf(root, 'ID');
  if (!isRoot) throw refused('saml.signature_invalid', 'The signature does not cover the message.');
  return covered;
}

function assertAllowed(checked: SignedXml, root: Element): void {
  const [reference, ...more] = checked.getReferences();
  const id = attributeOf(root, 'ID');
  const isAllowed =
    Object.hasOwn(SIGNATURE_HASHES, checked.signatureAlgorithm ?? '') &&
    TRANSFORMS.has(checked.canonicalizationAlgorithm ?? '') &&
    reference !== undefined &&
    more.length === 0 &&
    id !== undefined &&
    reference.uri === `#${id}` &&
    DIGESTS.has(reference.digestAlgorithm) &&
    reference.transforms.every((transform) => TRANSFORMS.has(transform));
  if (!isAllowed)
    throw refused(
      'saml.signature_invalid',
      'A signature is by RSA with SHA-256 or better, and refers to the root of the message and to nothing else.',
    );
}

function isGood(checked: SignedXml, xml: string): boolean {
  try {
    return checked.checkSignature(xml);
  } catch {
    return false; // the library throws for some invalid signatures
  }
}

function signaturesIn(root: Element): number {
  return root.getElementsByTagNameNS('*', 'Signature').length;
}
