import type { FastifyRequest } from 'fastify';

/** The page of the tenant that a request came from, as a path; undefined where nothing of ours says so. */
export function pageBefore(request: FastifyRequest, origin: string, base: string): string | undefined {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { origin: itsOrigin, pathname, search } = new URL(referer);
  // What a path of another site leads to is not ours to say, and `//` begins the address of another host.
  if (itsOrigin !== origin || !pathname.startsWith(`${base}/`)) return undefined;
  // A form that was drawn again stands at the address that it is sent to: where only forms are sent there, the page is above it.
  const isItself = pathname === new URL(request.url, origin).pathname;
  if (!isItself || hasPage(request, request.routeOptions.url)) return `${pathname}${search}`;
  const above = pathname.slice(0, pathname.lastIndexOf('/'));
  return hasPage(request, parentOf(request.routeOptions.url)) ? above : undefined;
}

/** Where to try again what failed and may pass: the page itself, or the one that the form stood on. */
export function pageToRetry(request: FastifyRequest, origin: string, base: string): string | undefined {
  if (request.method !== 'GET') return pageBefore(request, origin, base);
  return request.url.startsWith(`${base}/`) ? request.url : undefined;
}

function hasPage({ server }: FastifyRequest, url: string | undefined): boolean {
  return url !== undefined && server.hasRoute({ method: 'GET', url });
}

function parentOf(url: string | undefined): string | undefined {
  return url?.slice(0, url.lastIndexOf('/'));
}
