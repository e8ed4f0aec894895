import { createHash } from 'node:crypto';

/** Characters of a revision: 128 bits of the digest, enough to make collisions between states of one thing impossible in practice. */
const LENGTH = 22;

/**
 * The revision of something without a version counter: a digest of its content, so equal content has equal revisions. Build the content the
 * same way each time, as the order of fields counts.
 */
export function revisionOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, LENGTH);
}
