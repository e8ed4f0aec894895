import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { Public } from '../access/declare-access.js';
import { MetricsReaders } from './metrics-readers.js';
import { METRICS } from './registry.js';

/** The metrics of the process, for Prometheus. */
@Controller('metrics')
@Public('Asked by Prometheus, which shows METRICS_TOKEN or, in a trial, runs on the same machine')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly registry: Registry,
    private readonly readers: MetricsReaders,
  ) {}

  @Get()
  async figures(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.readers.assertMayRead(request);
    await reply.type(this.registry.contentType).send(await this.registry.metrics());
  }
}
