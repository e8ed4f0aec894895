import { tenantPaths } from '#pages';

/** Where people change what is kept of them. */
export function profilePath(slug: string): string {
  return `${tenantPaths(slug).base}/profile`;
}
