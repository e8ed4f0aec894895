import { Injectable } from '@nestjs/common';
import { LogonAccess } from '#accounts';
import { UnitOfWork } from '#database';
import { ListTenants } from '#tenancy';

/**
 * Finds tenants that nobody could administer: none of their owners can log on. No change of a tenant leads there, but one of
 * the installation can, such as taking the mail server away.
 */
@Injectable()
export class FindTenantsWithoutOwner {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: ListTenants,
    private readonly access: LogonAccess,
  ) {}

  /** Slugs of active tenants, in order. */
  async execute(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { id, slug, status } of await this.tenants.execute()) {
      if (status !== 'active') continue;
      const isThere = await this.unitOfWork.run(id, (transaction) =>
        this.access.anyCanLogOn(transaction, ['owner']),
      );
      if (!isThere) found.push(slug);
    }
    return found;
  }
}
