import { tenantPaths } from '#pages';

/** The page on which people end the link to one of their own identities. */
export function unlinkPath(slug: string, bindingId: string): string {
  return `${tenantPaths(slug).base}/identities/${encodeURIComponent(bindingId)}/unlink`;
}
