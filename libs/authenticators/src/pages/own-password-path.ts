import { tenantPaths } from '#pages';

/** Where people change their own password. */
export function ownPasswordPath(slug: string): string {
  return `${tenantPaths(slug).base}/password`;
}
