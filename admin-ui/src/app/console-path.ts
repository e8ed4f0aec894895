/** The path of the console in the portal: `/t/<slug>/admin/`. */
export function consolePath(path = location.pathname): string {
  return /^\/t\/[^/]+\/admin\//.exec(path)?.[0] ?? '/';
}
