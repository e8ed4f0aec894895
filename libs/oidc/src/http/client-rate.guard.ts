import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientAddress, ipPrefix, TokenBuckets } from '#http';
import { CLOCK, DomainError, hashSecret, type Clock } from '#kernel';
import { claimedClient } from './claimed-client.js';

/** What a client may ask of one endpoint from one network: some requests at once, then twenty a second. */
const PER_CLIENT = { burst: 300, perMinute: 1_200 };

/** What may be asked by one access token: `userinfo` names no client. */
const PER_TOKEN = { burst: 60, perMinute: 120 };

/** Clients and tokens that a process counts; about 100 bytes each. */
const MOST_COUNTED = 50_000;

/**
 * Refuses clients that ask too often, besides the rate of their network. Who a client is has not been proven yet, so that each network
 * has a rate of its own for it: nobody uses up the rate of a client from somewhere else.
 */
@Injectable()
export class ClientRateGuard implements CanActivate {
  readonly #buckets = new TokenBuckets(MOST_COUNTED);

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const [who, rate] = whoAsks(request);
    if (who === undefined) return true;
    const key = [who, request.url.split('?', 1)[0], ipPrefix(clientAddress(request))].join('|');
    const wait = this.#buckets.take(key, rate, this.clock.elapsedMs());
    if (wait === 0) return true;
    throw new DomainError('too_many', 'rate.limited', {
      detail: 'This client sends too many requests. Wait as long as Retry-After says.',
      retryAfterSeconds: wait,
      // What libraries for OAuth read (RFC 6749).
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
