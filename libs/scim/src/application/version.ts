import { assertRevision, revisionOf } from '#http';

/** The version of a resource: a hash of what the client sees. It is a weak ETag, because it does not cover the bytes. */
export function versionOf(seen: object): string {
  return `W/"${revisionOf(seen)}"`;
}

/** The versions in a header (RFC 9110, 13.1); undefined: any. Weak and strong tags are treated alike. */
function versionsIn(header: string | undefined): readonly string[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  return header.split(',').map((tag) => tag.trim().replace(/^(?:W\/)?(?=")/, 'W/'));
}

/**
 * Asserts that a change is based on the current version.
 *
 * @param ifMatch undefined: the client named no version
 * @throws DomainError `revision.stale` (412)
 */
export function assertVersion(seen: object, ifMatch: string | undefined): void {
  const versions = versionsIn(ifMatch);
  const now = versionOf(seen);
  assertRevision(now, versions === undefined || versions.includes(now) ? now : 'another');
}

/** Whether the client already has this version. */
export function isKnown(version: string, ifNoneMatch: string | undefined): boolean {
  return ifNoneMatch !== undefined && (versionsIn(ifNoneMatch)?.includes(version) ?? true);
}
