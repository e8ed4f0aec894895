import { tenantPaths } from '#pages';

/** The addresses of an attachment. */
export function attachPaths(slug: string) {
  const { base } = tenantPaths(slug);
  const page = `${base}/attach`;
  return {
    page,
    /** POST begins the verification. */
    start: `${page}/start`,
    cancel: `${page}/cancel`,
    /** GET shows a method; POST `<method>` below it takes a step. */
    verify: `${page}/verify`,
    byLink: `${page}/by-link`,
    result: `${page}/result`,
    undo: `${page}/undo`,
    /** The administrator's one-time link. */
    link: (secret: string) => `${base}/attach-link/${encodeURIComponent(secret)}`,
  };
}
