/** Path of the portal, below the tenant's, that opens an application for people who are logged on, and asks others to log on first. */
export function openPath(applicationId: string): string {
  return `/apps/${applicationId}`;
}

/** The same as an absolute address, for the workbench of a provider's app, a bookmark or a message. */
export function applicationUrl(publicUrl: string, slug: string, applicationId: string): string {
  return `${publicUrl}/t/${slug}${openPath(applicationId)}`;
}
