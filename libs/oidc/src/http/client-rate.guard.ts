import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientNetwork, TokenBuckets } from '#http';
import { CLOCK, DomainError, hashSecret, type Clock } from '#kernel';
import { claimedClient } from './claimed-client.js';

/** The rate for one client at one endpoint from one network: a burst, then twenty requests a second. */
const PER_CLIENT = { burst: 300, perMinute: 1_200 };

/** The rate for one access token: `userinfo` requests name no client. */
const PER_TOKEN = { burst: 60, perMinute: 120 };

/** Maximum number of clients and tokens counted in a process; about 100 bytes each. */
const MOST_COUNTED = 50_000;

/**
 * Limits the rate of a client, in addition to the limit of its network. The client is not authenticated yet, so each network has a separate limit for it:
 * nobody can use up a client's rate from elsewhere.
 */
@Injectable()
export class ClientRateGuard implements CanActivate {
  readonly #buckets = new TokenBuckets(MOST_COUNTED);

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const [who, rate] = whoAsks(request);
    if (who === undefined) return true;
    const key = [who, request.url.split('?', 1)[0], clientNetwork(request)].join('|');
    const wait = this.#buckets.take(key, rate, this.clock.elapsedMs());
    if (wait === 0) return true;
    throw new DomainError('too_many', 'rate.limited', {
      detail: 'This client sends too many requests. Wait as long as Retry-After says.',
      retryAfterSeconds: wait,
      // The error format that OAuth libraries read (RFC 6749).
      facts: { error: 'temporarily_unavailable' },
    });
  }
}

function whoAsks(request: FastifyRequest): readonly [string | undefined, typeof PER_CLIENT] {
  const client = claimedClient(request);
  if (client !== undefined) return [client, PER_CLIENT];
  const { authorization = '' } = request.headers;
  const [, bearer] = /^(?:bearer|dpop) +(\S{1,8192})/i.exec(authorization) ?? [];
  return [bearer === undefined ? undefined : hashSecret(bearer).toString('base64'), PER_TOKEN];
}
