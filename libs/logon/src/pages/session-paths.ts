import { tenantPaths } from '#pages';

/** The addresses at which people end their own sessions. */
export function sessionPaths(slug: string) {
  const sessions = `${tenantPaths(slug).base}/sessions`;
  return {
    end: (sessionId: string) => `${sessions}/${encodeURIComponent(sessionId)}/end`,
    endOthers: `${sessions}/end-others`,
  };
}
