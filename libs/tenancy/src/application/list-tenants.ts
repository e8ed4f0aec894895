import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Tenant } from '../domain/tenant.js';
import { TENANT_COLUMNS, tenantOf, type TenantRow } from '../infra/tenant-row.js';

/** Every tenant of the installation, by slug. For operators only. */
@Injectable()
export class ListTenants {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(): Promise<readonly Tenant[]> {
    const rows = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<TenantRow>(`select ${TENANT_COLUMNS} from tenancy.tenant order by slug`),
    );
    return rows.map(tenantOf);
  }
}
