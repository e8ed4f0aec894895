import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { DomainError, equalInConstantTime } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { Public } from '../access/declare-access.js';
import { METRICS } from './registry.js';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** `Host` of somebody who asks this machine by its own name; also keeps out pages whose name was rebound to it. */
const LOOPBACK_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/** What proxies add to the requests that they pass on. */
const PASSED_ON = /^(?:forwarded|x-forwarded-.+|x-real-ip|via)$/;

/** The figures of the process, for Prometheus. */
@Controller('metrics')
@Public('Asked by Prometheus, which shows METRICS_TOKEN or, in a trial, runs on the same machine')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly registry: Registry,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async figures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.mayRead(request)) {
      throw new DomainError('forbidden', 'metrics.refused', {
        detail: 'Show METRICS_TOKEN as a bearer token. In production nothing is shown while it is not set.',
      });
    }
    await reply.type(this.registry.contentType).send(await this.registry.metrics());
  }

  private mayRead(request: FastifyRequest): boolean {
    const { METRICS_TOKEN: token, NODE_ENV: environment } = this.settings;
    const { authorization = '', host = '' } = request.headers;
    if (token !== undefined) return equalInConstantTime(authorization, `Bearer ${token}`);
    // A proxy on this machine can look like this machine, however carefully one looks.
    if (environment === 'production') return false;
    // A proxy on this machine has a loopback address too. Some say nothing of whom they ask for: then they keep the
    // public name, or are nginx as it comes, which asks in HTTP/1.0 as nobody else does.
    const isPassedOn = Object.keys(request.headers).some((name) => PASSED_ON.test(name));
    const isDirect = !isPassedOn && LOOPBACK_HOST.test(host) && request.raw.httpVersion !== '1.0';
    return isDirect && LOOPBACK.test(request.socket.remoteAddress ?? '');
  }
}
