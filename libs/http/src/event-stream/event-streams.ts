import type { OutgoingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER, type Logger } from '#runtime';
import { SameOrigin } from '../csrf/same-origin.js';
import { makeHeadersSendable } from '../headers/sendable-headers.js';
import { setPolicy } from '../headers/security-headers.js';
import { stateOf } from '../request/request-state.js';
import { EventStream, type EndedBy } from './event-stream.js';
import { LiveConnections } from './live-connections.js';
import { releaseParser } from './release-parser.js';

/** Opens streams of server-sent events. */
@Injectable()
export class EventStreams {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly sameOrigin: SameOrigin,
    private readonly connections: LiveConnections,
  ) {}

  /**
   * Answers the request with a stream. The route takes the reply with `@Res()` and does all its checks before: from here on the status is
   * 200. Headers and cookies that are already set on the reply are sent.
   *
   * @param options.subject the ticket or session that is waited for
   * @param options.onClose called once when the stream has ended, with who ended it: the server, or the browser (or the network between
   * them)
   * @throws DomainError `csrf.refused` for another origin, `waiting.full` when a limit is reached
   */
  open(
    request: FastifyRequest,
    reply: FastifyReply,
    options: { readonly subject: string; readonly onClose: (endedBy: EndedBy) => void },
  ): EventStream {
    this.sameOrigin.assertNoForeignOrigin(request);
    const waiting = { tenantId: stateOf(request).tenant?.id, subject: options.subject };
    const release = this.connections.open(waiting, () => {
      stream.end();
    });
    setPolicy(request, reply);
    makeHeadersSendable(reply, this.logger);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A stream ends with its connection, so a shutdown need not wait for an idle one.
      connection: 'close',
      'x-accel-buffering': 'no',
    });
    // Sent separately, the head becomes one string; otherwise Node keeps the hundred pieces that it was built from.
    reply.raw.flushHeaders();
    releaseParser(request.raw.socket);
    const stream = new EventStream(reply.raw, (endedBy) => {
      release();
      options.onClose(endedBy);
    });
    // HEAD requests only the headers (RFC 9110, 9.3.2).
    if (request.method === 'HEAD') stream.end();
    return stream;
  }
}
