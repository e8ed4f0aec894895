import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { DomainError, equalInConstantTime } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { Public } from '../access/declare-access.js';
import { METRICS } from './registry.js';

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** The figures of the process, for Prometheus. */
@Controller('metrics')
@Public('Asked by Prometheus, which shows METRICS_TOKEN or runs on the same machine')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly registry: Registry,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async figures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.mayRead(request)) throw new DomainError('forbidden', 'metrics.refused');
    await reply.type(this.registry.contentType).send(await this.registry.metrics());
  }

  private mayRead(request: FastifyRequest): boolean {
    const { METRICS_TOKEN: token } = this.settings;
    const { authorization = '', forwarded, 'x-forwarded-for': forwardedFor } = request.headers;
    if (token !== undefined) return equalInConstantTime(authorization, `Bearer ${token}`);
    // A proxy on this machine has a loopback address too, but says for whom it asks.
    const isDirect = forwarded === undefined && forwardedFor === undefined;
    return isDirect && LOOPBACK.test(request.socket.remoteAddress ?? '');
  }
}
