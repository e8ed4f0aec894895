import type { FastifyInstance } from 'fastify';
import { isLoopbackHost } from '../cookies/loopback-host.js';
import { wantsHtml } from '../problems/wants-html.js';

/**
 * On a trial machine, `127.0.0.1` and `localhost` lead to the same pages. But browsers keep their cookies and origins apart, so forms of
 * one are refused on the other. Pages opened under the other name redirect to the public address. Real host names are left alone: the
 * operator decides what a proxy does with `Host`.
 */
export function redirectToPublicHost(fastify: FastifyInstance, publicUrl: string): void {
  const { hostname, port } = new URL(publicUrl);
  if (!isLoopbackHost(hostname)) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'GET' && wantsHtml(request) && isOtherName(request.host))
      void reply.redirect(`${publicUrl}${request.url}`, 307);
    else done();
  });

  function isOtherName(text: string): boolean {
    if (!URL.canParse(`http://${text}`)) return false;
    const host = new URL(`http://${text}`);
    return host.port === port && host.hostname !== hostname && isLoopbackHost(host.hostname);
  }
}
