/** Addresses that a tenant's pages link and post to. */
export function tenantPaths(slug: string) {
  const base = `/t/${encodeURIComponent(slug)}`;
  const method = (key: string) => `${base}/logon/${encodeURIComponent(key)}`;
  return {
    home: `${base}/`,
    console: `${base}/admin/`,
    logon: `${base}/logon`,
    logoff: `${base}/logoff`,
    /** POST the fields of a form method's step. */
    method,
    qr: {
      /** POST issues, GET polls. */
      ticket: `${method('dingtalk-qr')}/ticket`,
      /** POST a JSAPI code, inside DingTalk. */
      identity: `${method('dingtalk-qr')}/identity`,
      /** POST starts DingTalk's own page. */
      oauth: `${method('dingtalk-qr')}/oauth`,
      /** POST completes a logon inside DingTalk. */
      confirm: `${method('dingtalk-qr')}/confirm`,
    },
    attach: {
      page: `${base}/attach`,
      /** POST begins the verification. */
      start: `${base}/attach/start`,
      cancel: `${base}/attach/cancel`,
      /** GET shows a method; POST `<method>` below it takes a step. */
      verify: `${base}/attach/verify`,
      byLink: `${base}/attach/by-link`,
      result: `${base}/attach/result`,
      undo: `${base}/attach/undo`,
    },
    unlink: (bindingId: string) => `${base}/identities/${encodeURIComponent(bindingId)}/unlink`,
    /** GET asks for a fresh authentication; POST `<method>` below it takes a step of it. */
    reauthenticate: `${base}/reauthenticate`,
    /** Server-sent events: tells a page that its session has ended. */
    sessionEvents: `${base}/session/events`,
    attachLink: (secret: string) => `${base}/attach-link/${encodeURIComponent(secret)}`,
    breakGlass: (secret: string) => `${base}/break-glass/${encodeURIComponent(secret)}`,
    endSession: (sessionId: string) => `${base}/sessions/${encodeURIComponent(sessionId)}/end`,
    endOtherSessions: `${base}/sessions/end-others`,
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
