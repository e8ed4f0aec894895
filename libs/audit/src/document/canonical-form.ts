import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditDocument } from './audit-document.js';

/** A document before its hash is known. */
export type UnsealedDocument = Omit<AuditDocument, 'hash'>;

/** `previousHash` of a tenant's first record. */
export const NO_HASH = '0'.repeat(64);

/** The JSON Canonicalization Scheme (RFC 8785): one text for all ways to write a value. Throws for values that are not JSON. */
export function canonicalForm(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not a JSON value');
  return text;
}

/** The hash of a document, in hexadecimal digits. An existing `hash` is ignored. */
export function hashOf(document: UnsealedDocument & { readonly hash?: string }): string {
  const { hash: _hash, ...sealed } = document;
  return createHash('sha256').update(canonicalForm(sealed), 'utf8').digest('hex');
}
