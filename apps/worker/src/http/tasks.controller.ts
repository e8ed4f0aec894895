import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { MetricsReaders, Public } from '#http';
import { WorkerStats, type TaskRun } from '#messaging';

/** When each recurring task last ran, on any worker. */
@Controller('tasks')
@Public('Asked by operators, who show METRICS_TOKEN or are on the same machine')
export class TasksController {
  constructor(
    private readonly stats: WorkerStats,
    private readonly readers: MetricsReaders,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<{ readonly tasks: readonly TaskRun[] }> {
    this.readers.assertMayRead(request);
    return { tasks: await this.stats.tasks() };
  }
}
