import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { hashSecret } from '#kernel';
import { fromBase62, toBase62 } from './base62.js';
import type { TokenKind } from './api-token.js';

/** The prefix of each kind, by which people and secret scanners recognise it. */
const PREFIXES: Readonly<Record<TokenKind, string>> = { personal: 'oeiam_pat_', client: 'oeiam_api_' };

/** Length in bytes of the parts: the id of the tenant, in whose context the token is looked up; the secret; a checksum over both. */
const [TENANT, SECRET, CHECKSUM] = [16, 32, 4];
const SIZE = TENANT + SECRET + CHECKSUM;

/** Number of letters and digits for these bytes. */
const LENGTH = 70;

const FORM = new RegExp(`^(?:${Object.values(PREFIXES).join('|')})([0-9A-Za-z]{${String(LENGTH)}})$`);

/** A new token: the text, which its holder gets once, and the stored form. */
export function newTokenText(
  kind: TokenKind,
  tenantId: string,
): { readonly token: string; readonly secretHash: Buffer } {
  const body = Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), randomBytes(SECRET)]);
  const token = PREFIXES[kind] + toBase62(Buffer.concat([body, checksumOf(body)]), LENGTH);
  return { token, secretHash: hashSecret(token) };
}

/** Parses a token; undefined if it cannot be one of ours, which needs no database look-up. */
export function parseTokenText(
  token: string,
): { readonly tenantId: string; readonly secretHash: Buffer } | undefined {
  const [, digits] = FORM.exec(token) ?? [];
  const bytes = digits === undefined ? undefined : fromBase62(digits, SIZE);
  if (bytes === undefined) return undefined;
  const body = bytes.subarray(0, TENANT + SECRET);
  if (!checksumOf(body).equals(bytes.subarray(TENANT + SECRET))) return undefined;
  const hex = body.subarray(0, TENANT).toString('hex');
  const tenantId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { tenantId, secretHash: hashSecret(token) };
}

function checksumOf(body: Buffer): Buffer {
  const checksum = Buffer.alloc(CHECKSUM);
  checksum.writeUInt32BE(crc32(body));
  return checksum;
}
