import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isFromProxy } from '#http';
import { DomainError } from '#kernel';
import { assertSecure } from './assert-secure.js';
import { forwardedRequest, type ForwardedRequest } from '../domain/forwarded-request.js';

/** Reads the headers of a proxy about a request, from trusted proxies (`TRUST_PROXY`) only. */
@Injectable()
export class ReadForwarded {
  /** @throws DomainError `forward_auth.untrusted_proxy`, `forward_auth.request_unreadable`, `forward_auth.https_needed` */
  execute(request: FastifyRequest): ForwardedRequest {
    if (!isFromProxy(request))
      throw new DomainError('forbidden', 'forward_auth.untrusted_proxy', {
        detail: 'Only a proxy named in TRUST_PROXY may use forward auth.',
      });
    const read = (name: string): string | undefined => {
      const value = request.headers[`x-forwarded-${name}`];
      return typeof value === 'string' ? value : undefined;
    };
    const found = forwardedRequest({
      host: read('host'),
      proto: read('proto'),
      method: read('method'),
      uri: read('uri'),
    });
    if (found === undefined)
      throw new DomainError('invalid', 'forward_auth.request_unreadable', {
        detail:
          'The proxy must send exactly one X-Forwarded-Host, X-Forwarded-Proto and X-Forwarded-Uri each.',
      });
    assertSecure(found.url);
    return found;
  }
}
