import { tenantPaths } from '#pages';

/** Addresses of a logon by QR code, for the browser that shows it. */
export function qrPaths(slug: string, key: string) {
  const method = tenantPaths(slug).method(key);
  return {
    /** POST the code that the app gave to the page. */
    identity: `${method}/identity`,
    /** POST starts the provider's own page. */
    oauth: `${method}/oauth`,
    /** POST completes a logon inside the app. */
    confirm: `${method}/confirm`,
  };
}

/** The logon page with this method chosen. */
export function beginAnew(slug: string, key: string): string {
  return `${tenantPaths(slug).logon}?method=${encodeURIComponent(key)}`;
}

/** Addresses of the phone's pages for one QR code; all but `page` are for POST. */
export function phonePaths(opaque: string) {
  const page = `/q/${encodeURIComponent(opaque)}`;
  return {
    page,
    identity: `${page}/identity`,
    oauth: `${page}/oauth`,
    /** POSTed by scripts: what keeps the phone from continuing, as only the phone can know. */
    trouble: `${page}/trouble`,
    confirm: `${page}/confirm`,
    decline: `${page}/decline`,
    report: `${page}/report`,
  };
}
