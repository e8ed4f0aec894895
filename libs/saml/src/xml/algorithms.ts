/** The accepted algorithms. SHA-1, MD5, message authentication codes and unknown algorithms are refused. */

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

/** Signature algorithms, with Node's names of their hashes. */
export const SIGNATURE_HASHES: Readonly<Record<string, string>> = {
  [RSA_SHA256]: 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': 'sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
};

export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

export const DIGESTS: ReadonlySet<string> = new Set([SHA256, 'http://www.w3.org/2001/04/xmlenc#sha512']);

export const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** Transforms that a signed message may name (SAML Core, 5.4.4). */
export const TRANSFORMS: ReadonlySet<string> = new Set([ENVELOPED, EXCLUSIVE, `${EXCLUSIVE}WithComments`]);
