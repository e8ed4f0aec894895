import { Inject, Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { METRICS } from '#http';
import { OnCommitted, type DomainEvent } from '#messaging';
import { LogonAwaitsProof, LogonCompleted, LogonRefused } from '../events.js';

/** Counts logons by method and outcome. A refused password or code is not a logon yet; the refusing module counts it. */
@Injectable()
export class LogonMetrics {
  readonly #logons: Counter<'method' | 'result'>;

  constructor(@Inject(METRICS) registry: Registry) {
    this.#logons = new Counter({
      name: 'openeiam_logons_total',
      help: 'Logons of this process: completed (a session), proof_awaited (something more is needed, such as an attachment), refused.',
      labelNames: ['method', 'result'],
      registers: [registry],
    });
  }

  @OnCommitted(LogonCompleted)
  completed({ payload }: DomainEvent<{ readonly method: string }>): void {
    this.#logons.inc({ method: payload.method, result: 'completed' });
  }

  @OnCommitted(LogonAwaitsProof)
  proofAwaited({ payload }: DomainEvent<{ readonly method: string }>): void {
    this.#logons.inc({ method: payload.method, result: 'proof_awaited' });
  }

  @OnCommitted(LogonRefused)
  refused({ payload }: DomainEvent<{ readonly method: string }>): void {
    this.#logons.inc({ method: payload.method, result: 'refused' });
  }
}
