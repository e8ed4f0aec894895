import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { handledBy, type HandledJob } from './job-handler.js';

/** The job handlers of the modules in this worker. */
@Injectable()
export class JobRegistry {
  #jobs: readonly HandledJob[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Available once all modules are loaded. */
  get all(): readonly HandledJob[] {
    this.#jobs ??= (this.discovery.getProviders() as { instance: unknown }[]).flatMap(({ instance }) => {
      const job = typeof instance === 'object' && instance !== null ? handledBy(instance) : undefined;
      return job === undefined ? [] : [job];
    });
    return this.#jobs;
  }
}
