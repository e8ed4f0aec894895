import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { refused } from '../domain/refused.js';
import { LONGEST_MESSAGE } from './parse-xml.js';

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The XML of a message in a binding: Base64, and compressed in the Redirect binding. Decompression stops at the limit, so a small message cannot become a
 * large one.
 *
 * @throws DomainError `saml.message_invalid`
 */
export function decodeMessage(encoded: string, binding: 'redirect' | 'post'): string {
  const wrong = (what: string, cause?: unknown) =>
    refused('saml.message_invalid', `The message cannot be read: ${what}.`, cause);
  if (encoded.length > 2 * LONGEST_MESSAGE) throw wrong('it is too long');
  if (!BASE64.test(encoded)) throw wrong('it is not Base64');
  const bytes = Buffer.from(encoded, 'base64');
  try {
    const xml = binding === 'post' ? bytes : inflateRawSync(bytes, { maxOutputLength: LONGEST_MESSAGE });
    return utf8.decode(xml);
  } catch (cause) {
    throw wrong('it is not compressed text of a message’s size', cause);
  }
}

/** The reverse of `decodeMessage`. */
export function encodeMessage(xml: string, binding: 'redirect' | 'post'): string {
  return (binding === 'post' ? Buffer.from(xml) : deflateRawSync(xml)).toString('base64');
}
