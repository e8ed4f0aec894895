import { tenantPaths } from '#pages';

/** Where people make and revoke their own tokens. */
export function tokenPaths(slug: string) {
  const base = `${tenantPaths(slug).base}/tokens`;
  return { create: `${base}/new`, revoke: (id: string) => `${base}/${encodeURIComponent(id)}/revoke` };
}
