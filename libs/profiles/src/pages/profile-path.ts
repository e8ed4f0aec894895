import { tenantPaths } from '#pages';

/** The page on which people change their own profile. */
export function profilePath(slug: string): string {
  return `${tenantPaths(slug).base}/profile`;
}
