import { tenantPaths } from '#pages';

/** The pages on which people make and revoke their own tokens. */
export function tokenPaths(slug: string) {
  const base = `${tenantPaths(slug).base}/tokens`;
  return { create: `${base}/new`, revoke: (id: string) => `${base}/${encodeURIComponent(id)}/revoke` };
}
