import { Controller, Get, Query } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import * as z from 'zod';
import { DatabaseTime } from '#database';
import { DomainError, withTimeout } from '#kernel';
import { VERSION } from '#launch';
import { Public } from '../access/declare-access.js';
import { resolveOptional } from '../app/resolve-optional.js';
import { Readiness, type ReadinessReport } from './readiness.js';

/** Checks to exclude from the status, by name. Kubernetes' API server uses the same parameter name. */
const readyQuery = z.object({
  exclude: z
    .string()
    .max(200)
    .transform((names) => names.split(','))
    .optional(),
});

/** Milliseconds allowed for the clock comparison. */
const SKEW_MS = 1_000;

/** A process that can serve. */
interface ReadyAnswer extends ReadinessReport {
  readonly status: 'ok';
  /** Version of the product. */
  readonly version: string;
  /** Null while the database does not answer. */
  readonly clockSkewSeconds: number | null;
}

/** Reports the state of the process to supervisors and load balancers. */
@Controller()
@Public('Asked by supervisors and load balancers, which have no session')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** The process is up. Ignores its dependencies, so that a lost database does not cause a restart. */
  @Get('healthz')
  up(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve; otherwise 503 with the failed checks and their reasons. */
  @Get('readyz')
  async ready(
    @Query({ schema: readyQuery }) { exclude = [] }: z.output<typeof readyQuery>,
  ): Promise<ReadyAnswer> {
    const [report, clockSkewSeconds] = await Promise.all([this.readiness.report(), this.clockSkew()]);
    const isReady = Object.keys(report.reasons).every((name) => exclude.includes(name));
    if (isReady) return { status: 'ok', version: VERSION, ...report, clockSkewSeconds };
    throw new DomainError('unavailable', 'service.not_ready', {
      retryAfterSeconds: 2,
      facts: { version: VERSION, ...report, clockSkewSeconds },
    });
  }

  private async clockSkew(): Promise<number | null> {
    const time = resolveOptional(this.moduleRef, DatabaseTime);
    if (time === undefined) return null;
    const skew = withTimeout(SKEW_MS, 'The database', time.skewSeconds());
    return skew.then(
      (seconds) => Math.round(seconds * 1_000) / 1_000,
      () => null,
    );
  }
}
