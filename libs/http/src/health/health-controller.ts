import { Controller, Get } from '@nestjs/common';
import { DomainError } from '#kernel';
import { VERSION } from '#launch';
import { Public } from '../access/declare-access.js';
import { Readiness } from './readiness.js';

/** A process that can serve. */
interface Ready {
  readonly status: 'ok';
  /** Of the product. */
  readonly version: string;
  readonly checks: Readonly<Record<string, boolean>>;
}

/** Tells supervisors and load balancers how the process is. */
@Controller()
@Public('Asked by supervisors and load balancers, which have no session')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process is up. Says nothing about what it needs, so that a restart is not tried for a lost database. */
  @Get('healthz')
  up(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve; 503 with the checks that failed otherwise. */
  @Get('readyz')
  async ready(): Promise<Ready> {
    const checks = await this.readiness.report();
    if (Object.values(checks).includes(false)) {
      throw new DomainError('unavailable', 'service.not_ready', {
        retryAfterSeconds: 2,
        facts: { version: VERSION, checks },
      });
    }
    return { status: 'ok', version: VERSION, checks };
  }
}
