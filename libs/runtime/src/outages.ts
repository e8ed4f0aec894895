import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { LOGGER, type Logger } from './logger.js';
import { reasonOf } from './reason-of.js';

/** A service outside of the process that it cannot do without. */
export type Service = 'PostgreSQL' | 'Redis';

/** Milliseconds after which it is said again that a service is away. */
const REMIND_MS = 60_000;

interface Outage {
  /** What in this process cannot use the service. */
  readonly parts: Set<string>;
  readonly since: number;
  failures: number;
  toldAt: number;
}

/**
 * Knows which services this process cannot reach, and says so in the log: one line when a service goes, one a minute with the
 * number of failures while it is away, one when it is back, which is a warning so that no log tells of the one without the other. Whatever fails for want of a service reports here instead.
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
