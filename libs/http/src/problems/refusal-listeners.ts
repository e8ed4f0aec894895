import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { LOGGER, type Logger } from '#runtime';

/** Hears of a refused request before it is answered. */
export type RefusalListener = (request: FastifyRequest, refusal: DomainError) => Promise<void>;

/** What other libs do when a request is refused, such as recording it. Costs nothing while requests succeed, unlike an interceptor. */
@Injectable()
export class RefusalListeners {
  readonly #listeners: RefusalListener[] = [];

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  add(listener: RefusalListener): void {
    this.#listeners.push(listener);
  }

  async notify(request: FastifyRequest, error: unknown): Promise<void> {
    if (!(error instanceof DomainError)) return;
    for (const listener of this.#listeners) {
      try {
        await listener(request, error);
      } catch (err) {
        // The request stays refused either way, and the answer must say that.
        this.logger.error({ err, problem: error.code }, 'A refusal could not be recorded');
      }
    }
  }
}
