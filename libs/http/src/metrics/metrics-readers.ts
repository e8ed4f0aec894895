import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError, equalInConstantTime } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** `Host` of a request that addresses this machine as loopback; also keeps out pages whose name was rebound to it. */
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/** Headers that proxies add to the requests that they forward. */
const PASSED_ON = /^(?:forwarded|x-forwarded-.+|x-real-ip|via)$/;

/** Decides who may read metrics: clients with METRICS_TOKEN or, outside production when it is not set, clients on the same machine. */
@Injectable()
export class MetricsReaders {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @throws DomainError `metrics.refused` */
  assertMayRead(request: FastifyRequest): void {
    if (!this.mayRead(request))
      throw new DomainError('forbidden', 'metrics.refused', {
        detail:
          'Send METRICS_TOKEN as a bearer token. In production, metrics are refused while it is not set.',
      });
  }

  private mayRead(request: FastifyRequest): boolean {
    const { METRICS_TOKEN: token, NODE_ENV: environment } = this.settings;
    const { authorization = '', host = '' } = request.headers;
    if (token !== undefined) return equalInConstantTime(authorization, `Bearer ${token}`);
    // A proxy on this machine can be indistinguishable from a local client.
    if (environment === 'production') return false;
    // A proxy on this machine has a loopback address too. Some do not name their client: those either keep the public host name, or are an
    // unconfigured nginx, recognisable by HTTP/1.0, which no other client uses.
    const isPassedOn = Object.keys(request.headers).some((name) => PASSED_ON.test(name));
    const isDirect = !isPassedOn && LOOPBACK_HOST.test(host) && request.raw.httpVersion !== '1.0';
    return isDirect && LOOPBACK.test(request.socket.remoteAddress ?? '');
  }
}
