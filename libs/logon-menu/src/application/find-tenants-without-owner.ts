import { Injectable } from '@nestjs/common';
import { LogonCapabilityRegistry } from '#accounts';
import { UnitOfWork } from '#database';
import { ListTenants } from '#tenancy';

/**
 * Finds tenants that nobody could administer, because none of their owners can log on. No change within a tenant leads to this, but a
 * change of the installation can, such as removing the mail server.
 */
@Injectable()
export class FindTenantsWithoutOwner {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: ListTenants,
    private readonly logonCapability: LogonCapabilityRegistry,
  ) {}

  /** Slugs of active tenants, in order. */
  async execute(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { id, slug, status } of await this.tenants.execute()) {
      if (status !== 'active') continue;
      const isThere = await this.unitOfWork.run(id, (transaction) =>
        this.logonCapability.anyCanLogOn(transaction, ['owner']),
      );
      if (!isThere) found.push(slug);
    }
    return found;
  }
}
