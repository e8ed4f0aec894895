import { randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { KeyPair } from './key-pair.js';
import type { ServiceProvider } from './service-provider.js';

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

interface Parts {
  readonly id: string;
  readonly version: string;
  readonly issuedAt: Date;
  readonly destination: string;
  readonly issuer: string;
  readonly consumer: string;
  readonly binding: string;
  readonly forceAuthn: boolean;
}

/** A request made by hand, with some parts changed. */
export function requestOf(party: ServiceProvider, change: Partial<Parts> = {}): string {
  const parts: Parts = {
    id: `_${randomBytes(16).toString('hex')}`,
    version: '2.0',
    issuedAt: new Date(),
    destination: party.sso,
    issuer: party.entityId,
    consumer: party.consumer,
    binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
    forceAuthn: false,
    ...change,
  };
  return (
    `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"` +
    ` ID="${parts.id}" Version="${parts.version}" IssueInstant="${parts.issuedAt.toISOString()}"` +
    ` Destination="${parts.destination}" AssertionConsumerServiceURL="${parts.consumer}"` +
    ` ProtocolBinding="${parts.binding}" ForceAuthn="${String(parts.forceAuthn)}">` +
    `<saml:Issuer>${parts.issuer}</saml:Issuer></samlp:AuthnRequest>`
  );
}

interface Algorithms {
  readonly signatureAlgorithm?: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
  readonly digestAlgorithm?: string;
}

/** Signs a message, with the signature after the issuer, and adds the certificate. */
export function signedRequest(xml: string, keys: KeyPair, algorithms: Algorithms = {}): string {
  const signature = new SignedXml({
    privateKey: keys.privateKey,
    publicCert: keys.certificate,
    signatureAlgorithm: algorithms.signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  signature.addReference({
    xpath: '/*',
    digestAlgorithm: algorithms.digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', EXCLUSIVE],
  });
  signature.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name()='Issuer']", action: 'after' },
  });
  return signature.getSignedXml();
}
