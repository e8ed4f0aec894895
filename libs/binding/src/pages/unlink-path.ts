import { tenantPaths } from '#pages';

/** Where the link to one of the person's own identities is ended. */
export function unlinkPath(slug: string, bindingId: string): string {
  return `${tenantPaths(slug).base}/identities/${encodeURIComponent(bindingId)}/unlink`;
}
