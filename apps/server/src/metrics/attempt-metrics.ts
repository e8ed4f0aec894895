import { Inject, Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { AttemptRefused } from '#authenticators';
import { METRICS } from '#http';
import { OnCommitted, type DomainEvent } from '#messaging';

/** Refused passwords, codes and similar: guessing shows up here first. */
@Injectable()
export class AttemptMetrics {
  readonly #refused: Counter<'method' | 'reason'>;

  constructor(@Inject(METRICS) registry: Registry) {
    this.#refused = new Counter({
      name: 'openeiam_attempts_refused_total',
      help: 'Attempts to prove an account that this process has refused.',
      labelNames: ['method', 'reason'],
      registers: [registry],
    });
  }

  @OnCommitted(AttemptRefused)
  refused({ payload }: DomainEvent<{ readonly method: string; readonly reason: string }>): void {
    this.#refused.inc({ method: payload.method, reason: payload.reason });
  }
}
