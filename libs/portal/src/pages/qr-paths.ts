import { tenantPaths } from '#pages';

/** Addresses of a logon by QR code, for the browser that shows it. */
export function qrPaths(slug: string) {
  const method = tenantPaths(slug).method('dingtalk-qr');
  return {
    /** POST issues, GET polls. */
    ticket: `${method}/ticket`,
    /** POST a JSAPI code, inside DingTalk. */
    identity: `${method}/identity`,
    /** POST starts DingTalk's own page. */
    oauth: `${method}/oauth`,
    /** POST completes a logon inside DingTalk. */
    confirm: `${method}/confirm`,
  };
}

/** Addresses of the phone's pages for one QR; all but `page` are posted to. */
export function phonePaths(opaque: string) {
  const page = `/q/${encodeURIComponent(opaque)}`;
  return {
    page,
    identity: `${page}/identity`,
    oauth: `${page}/oauth`,
    /** POSTed by scripts: what only the phone can know keeps it from going on. */
    trouble: `${page}/trouble`,
    confirm: `${page}/confirm`,
    decline: `${page}/decline`,
    report: `${page}/report`,
  };
}

/** A link that opens an address in the DingTalk app. */
export function inDingTalk(url: string): string {
  return `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(url)}`;
}
