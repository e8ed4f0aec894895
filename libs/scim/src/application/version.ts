import { assertRevision, revisionOf } from '#http';

/** The version of a resource: other than before whenever what a client sees of it is. A weak one, as it says nothing of bytes. */
export function versionOf(seen: object): string {
  return `W/"${revisionOf(seen)}"`;
}

/** Versions that a header names (RFC 9110, 13.1); undefined: any. Whether they are weak makes no difference here. */
function versionsIn(header: string | undefined): readonly string[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  return header.split(',').map((tag) => tag.trim().replace(/^(?:W\/)?(?=")/, 'W/'));
}

/**
 * Asserts that a change is based on what is there now.
 *
 * @param ifMatch undefined: the client did not say what it is based on
 * @throws DomainError `revision.stale` (412)
 */
export function assertVersion(seen: object, ifMatch: string | undefined): void {
  const versions = versionsIn(ifMatch);
  const now = versionOf(seen);
  assertRevision(now, versions === undefined || versions.includes(now) ? now : 'another');
}

/** Whether a client that asks for what has changed has this version already. */
export function isKnown(version: string, ifNoneMatch: string | undefined): boolean {
  return ifNoneMatch !== undefined && (versionsIn(ifNoneMatch)?.includes(version) ?? true);
}
