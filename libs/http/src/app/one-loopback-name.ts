import type { FastifyInstance } from 'fastify';
import { isLoopbackHost } from '../cookies/loopback-host.js';
import { wantsHtml } from '../problems/wants-html.js';

/**
 * On a trial machine, `127.0.0.1` and `localhost` lead to the same pages, but browsers keep their cookies and origins
 * apart, and forms of the one are refused on the other. Pages opened by the other name move to the public address.
 * Real host names are left alone: what a proxy makes of `Host` is the operator's affair.
 */
export function keepToOneLoopbackName(fastify: FastifyInstance, publicUrl: string): void {
  const { hostname, port } = new URL(publicUrl);
  if (!isLoopbackHost(hostname)) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    const host = URL.canParse(`http://${request.host}`) ? new URL(`http://${request.host}`) : undefined;
    const isOtherName =
      host !== undefined && host.port === port && host.hostname !== hostname && isLoopbackHost(host.hostname);
    if (isOtherName && request.method === 'GET' && wantsHtml(request)) {
      void reply.redirect(`${publicUrl}${request.url}`, 307);
      return;
    }
    done();
  });
}
