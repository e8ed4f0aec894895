import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';
import { UNDECIDED } from '../policy/log-policy.js';
import { DEFAULT_DEVICES, Masking } from '../policy/masking.js';
import { ReadPolicy } from '../policy/read-policy.js';
import { filterOf, type FilterQuery } from './filter-query.js';
import type { LogFilter } from './log-filter.js';

/** Tells which records of a tenant a query asks for now: periods become times, an address every form it is kept in. */
@Injectable()
export class ResolveFilter {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly readPolicy: ReadPolicy,
  ) {}

  async execute(tenantId: string, query: FilterQuery): Promise<LogFilter> {
    const { ips, ...filter } = filterOf(query, this.clock.now());
    return ips === undefined ? filter : { ...filter, ips: await this.formsOf(tenantId, ips) };
  }

  /** A tenant that has never decided anything about its log has addresses in one form only. */
  private async formsOf(tenantId: string, ips: readonly string[]): Promise<readonly string[]> {
    const { revision } = await this.readPolicy.execute(tenantId);
    if (revision === UNDECIDED.revision) return ips;
    const masking = new Masking(this.keyRing, tenantId, DEFAULT_DEVICES);
    return ips.flatMap((ip) => masking.formsOf(ip));
  }
}
