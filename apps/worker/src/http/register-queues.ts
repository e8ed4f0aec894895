import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readiness } from '#http';
import { WorkerStats } from '#messaging';

const NO_QUEUES =
  'The queues cannot be reached: events and recurring tasks are done without them, some seconds later.';

/** Registers the dependencies of a worker besides those of every process. */
@Injectable()
export class RegisterQueues implements OnModuleInit {
  constructor(
    private readonly readiness: Readiness,
    private readonly stats: WorkerStats,
  ) {}

  onModuleInit(): void {
    this.readiness.register({
      name: 'queues',
      check: () => Promise.resolve(this.stats.isConnected() ? undefined : NO_QUEUES),
    });
  }
}
