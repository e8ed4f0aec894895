import { tenantPaths } from '#pages';

/** The page on which people change their own password. */
export function ownPasswordPath(slug: string): string {
  return `${tenantPaths(slug).base}/password`;
}
