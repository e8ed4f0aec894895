import type { App } from './app.js';

function parsed(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Exact: scheme, host, port and path. Domain: scheme, host and port (DingTalk's pages describe both). */
export function acceptsRedirect(app: App, redirectUri: string): boolean {
  const asked = parsed(redirectUri);
  if (asked === undefined) return false;
  return app.redirectUrls.some((address) => {
    const registered = parsed(address);
    if (registered?.origin !== asked.origin) return false;
    return app.redirectMatching === 'domain' || registered.pathname === asked.pathname;
  });
}

/** The JSAPI serves a page only on a domain that the app has registered somewhere. */
export function servesDomain(app: App, pageUrl: string): boolean {
  const host = parsed(pageUrl)?.host;
  if (host === undefined) return false;
  return [...app.redirectUrls, ...app.otherAddresses].some((address) => parsed(address)?.host === host);
}
