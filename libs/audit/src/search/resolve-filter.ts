import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';
import { DEFAULT_DEVICES, Masking } from '../policy/masking.js';
import { filterOf, type FilterQuery } from './filter-query.js';
import type { LogFilter } from './log-filter.js';

/** Tells which records of a tenant a query asks for now: periods become times, an address every form it is kept in. */
@Injectable()
export class ResolveFilter {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
  ) {}

  execute(tenantId: string, query: FilterQuery): LogFilter {
    const { ips, ...filter } = filterOf(query, this.clock.now());
    const masking = new Masking(this.keyRing, tenantId, DEFAULT_DEVICES);
    return { ...filter, ips: ips?.flatMap((ip) => masking.formsOf(ip)) };
  }
}
