import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { newId } from '#kernel';
import type { Settings } from '#runtime';
import { respondToMalformed } from '../unreadable/respond-to-malformed.js';
import { readableUrl } from '../unreadable/refuse-unreadable.js';
import { LONGEST_ADDRESS } from '../unreadable/request-target.js';
import { closeUnusedConnections } from './close-unused-connections.js';
import { addRequestContext } from './add-request-context.js';
import { redirectToPublicHost } from './redirect-to-public-host.js';
import { SingleReplyAdapter } from './single-reply-adapter.js';

/** Largest body of a request, in bytes. */
export const BODY_LIMIT_BYTES = 64 * 1024;

/** Milliseconds that a client has to send its whole request. */
const REQUEST_TIMEOUT_MS = 30_000;

/** Milliseconds for which an idle connection is kept: longer than proxies keep theirs, so that they close first. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;

/** Fastify as configured for every process; everything that applies to all requests is set up before Nest adds its routes. */
export function httpAdapter(settings: Settings): FastifyAdapter {
  const isHttps = settings.PUBLIC_URL.startsWith('https:');
  const adapter = new SingleReplyAdapter({
    trustProxy: settings.TRUST_PROXY ?? false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    multipart: false,
    // While it closes, it still answers requests on open connections; Fastify's own 503 would lack the headers.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_ADDRESS },
    genReqId: newId,
    rewriteUrl: readableUrl,
    clientErrorHandler: respondToMalformed(isHttps),
    // Requests without a host are refused by `refuseUnreadable`.
    http: { requireHostHeader: false },
  });
  closeUnusedConnections(adapter.getInstance());
  addRequestContext(adapter.getInstance(), isHttps);
  redirectToPublicHost(adapter.getInstance(), settings.PUBLIC_URL);
  return adapter;
}
