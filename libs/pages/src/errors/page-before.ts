import type { FastifyRequest } from 'fastify';

/** The page of the tenant that a request came from, as a path; undefined if it did not come from one. */
export function pageBefore(request: FastifyRequest, origin: string, base: string): string | undefined {
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { origin: itsOrigin, pathname, search } = new URL(referer);
  // Addresses of other sites are ignored, and `//` begins the address of another host.
  if (itsOrigin !== origin || !pathname.startsWith(`${base}/`)) return undefined;
  // A form shown again has the address that it is submitted to. If that address accepts only forms, the page is the one above.
  const isItself = pathname === new URL(request.url, origin).pathname;
  if (!isItself || hasPage(request, request.routeOptions.url)) return `${pathname}${search}`;
  const above = pathname.slice(0, pathname.lastIndexOf('/'));
  return hasPage(request, parentOf(request.routeOptions.url)) ? above : undefined;
}

/** Where to retry after an error that may pass: the page itself, or the one that contained the form. */
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
