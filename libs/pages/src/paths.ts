/** The addresses of a tenant that pages of several libs link and post to. */
export function tenantPaths(slug: string) {
  const base = `/t/${encodeURIComponent(slug)}`;
  const method = (key: string) => `${base}/logon/${encodeURIComponent(key)}`;
  return {
    /** The prefix of every address of the tenant. */
    base,
    home: `${base}/`,
    console: `${base}/admin/`,
    logon: `${base}/logon`,
    logoff: `${base}/logoff`,
    /** POST the fields of a form method's step. */
    method,
    /** GET asks for a fresh authentication; POST `<method>` below it submits a step of it. */
    reauthenticate: `${base}/reauthenticate`,
    /** Server-sent events: tells a page that its session has ended. */
    sessionEvents: `${base}/session/events`,
  };
}
