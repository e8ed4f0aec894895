import { Inject, Injectable } from '@nestjs/common';
import { DatabaseTime } from '#database';
import { KEY_RING, type KeyRing } from '#runtime';
import { UNDECIDED } from '../policy/log-policy.js';
import { DEFAULT_DEVICES, Masking } from '../policy/masking.js';
import { ReadPolicy } from '../policy/read-policy.js';
import { filterOf, type FilterQuery } from './filter-query.js';
import type { LogFilter } from './log-filter.js';

/** Resolves a query to a filter: periods become times, and an address all of its stored forms. */
@Injectable()
export class ResolveFilter {
  constructor(
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly readPolicy: ReadPolicy,
    private readonly time: DatabaseTime,
  ) {}

  async execute(tenantId: string, query: FilterQuery): Promise<LogFilter> {
    const { ips, ...filter } = filterOf(query, await this.time.read());
    return ips === undefined ? filter : { ...filter, ips: await this.formsOf(tenantId, ips) };
  }

  /** A tenant that has never set a policy has addresses in one form only. */
  private async formsOf(tenantId: string, ips: readonly string[]): Promise<readonly string[]> {
    const { revision } = await this.readPolicy.execute(tenantId);
    if (revision === UNDECIDED.revision) return ips;
    const masking = new Masking(this.keyRing, tenantId, DEFAULT_DEVICES);
    return ips.flatMap((ip) => masking.formsOf(ip));
  }
}
