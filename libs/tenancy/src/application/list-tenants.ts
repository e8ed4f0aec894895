import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Tenant } from '../domain/tenant.js';
import { tenantOf } from '../infra/tenant-row.js';
import { tenantsBySlug } from '../infra/tenant-statements.js';

/** Every tenant of the installation, by slug. For operators only. */
@Injectable()
export class ListTenants {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(): Promise<readonly Tenant[]> {
    const rows = await this.unitOfWork.runWithoutTenant((transaction) => transaction.run(tenantsBySlug));
    return rows.map(tenantOf);
  }
}
