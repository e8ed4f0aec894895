import { Inject, Injectable } from '@nestjs/common';
import { Recurring } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import { FindTenantsWithoutOwner } from '../application/find-tenants-without-owner.js';

/** Maximum number of tenants named in one log line. */
const NAMED = 20;

/** Warns the operator of tenants whose owners are all locked out, before an owner is needed. */
@Injectable()
export class WarnOfLockedOutOwners {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly find: FindTenantsWithoutOwner,
  ) {}

  @Recurring('logon-menu.watch-owners', 3_600_000)
  async watch(): Promise<void> {
    const tenants = await this.find.execute();
    if (tenants.length === 0) return;
    const facts = { count: tenants.length, tenants: tenants.slice(0, NAMED) };
    this.logger.warn(facts, 'No owner of these tenants can log on');
  }
}
