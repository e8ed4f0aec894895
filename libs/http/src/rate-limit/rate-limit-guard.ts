import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '#kernel';
import { clientNetwork } from '../request/request-state.js';
import { assertNoWait, TokenBuckets, type Rate } from './token-buckets.js';

const RATE = 'openeiam:rate-limit';

/** For all routes together that declare none: enough for a busy office behind one address. */
const DEFAULT_RATE: Rate = { burst: 600, perMinute: 3000 };

/** Maximum buckets of a process; about 100 bytes each. */
const LARGEST_NUMBER_OF_BUCKETS = 50_000;

/** How often one network (see `ipPrefix`) may call this route: `burst` at once, then `perMinute`. */
export function RateLimit(rate: Rate): MethodDecorator & ClassDecorator {
  if (rate.burst < 1 || rate.perMinute <= 0) throw new TypeError('A rate limit must let something through');
  return SetMetadata(RATE, rate);
}

/** Refuses a network that calls a route more often than allowed. Each process counts separately. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  readonly #buckets = new TokenBuckets(LARGEST_NUMBER_OF_BUCKETS);

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly reflector: Reflector,
  ) {}

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const targets = [execution.getHandler(), execution.getClass()];
    const rate = this.reflector.getAllAndOverride<Rate | undefined>(RATE, targets);
    const routeClass = rate === undefined ? '' : `${request.method} ${request.routeOptions.url ?? ''}`;
    const wait = this.#buckets.take(
      `${routeClass}|${clientNetwork(request)}`,
      rate ?? DEFAULT_RATE,
      this.clock.elapsedMs(),
    );
    assertNoWait(wait);
    return true;
  }
}
