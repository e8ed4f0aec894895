import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { LOGGER, type Logger } from './logger.js';
import { reasonOf } from './reason-of.js';

/** An external service that the process depends on. */
export type Service = 'PostgreSQL' | 'Redis';

/** Milliseconds between two reminders that a service is away. */
const REMIND_MS = 60_000;

interface Outage {
  /** Parts of this process that cannot use the service. */
  readonly parts: Set<string>;
  readonly since: number;
  failures: number;
  toldAt: number;
}

/**
 * Tracks which services this process cannot reach, and logs it: one line when a service goes away, one a minute with the number of
 * failures, and one when it is back. The last is a warning, so that no log level shows the one without the other. Code that fails because a
 * service is away reports it here instead of logging.
 */
@Injectable()
export class Outages {
  readonly #outages = new Map<Service, Outage>();

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A part of this process could not use the service. */
  lost(service: Service, part: string, error: unknown): void {
    const now = this.clock.elapsedMs();
    const known = this.#outages.get(service);
    if (known === undefined) {
      this.#outages.set(service, { parts: new Set([part]), since: now, failures: 1, toldAt: now });
      this.logger.error({ service, part, reason: reasonOf(error) }, `${service} is away`);
      return;
    }
    known.parts.add(part);
    known.failures += 1;
    if (now - known.toldAt < REMIND_MS) return;
    known.toldAt = now;
    const facts = { service, reason: reasonOf(error), ...figuresOf(known, now) };
    this.logger.error(facts, `${service} is still away`);
  }

  /** The part has used the service. */
  back(service: Service, part: string): void {
    const known = this.#outages.get(service);
    if (known === undefined) return;
    known.parts.delete(part);
    if (known.parts.size > 0) return;
    this.#outages.delete(service);
    this.logger.warn({ service, ...figuresOf(known, this.clock.elapsedMs()) }, `${service} is back`);
  }
}

function figuresOf({ since, failures }: Outage, now: number): object {
  return { seconds: Math.round((now - since) / 1_000), failures };
}
