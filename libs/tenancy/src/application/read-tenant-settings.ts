import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import type { Tenant } from '../domain/tenant.js';
import { TENANT_COLUMNS, tenantOf, type TenantRow } from '../infra/tenant-row.js';
import { settingsRevision } from './settings-revision.js';

/** A tenant's name and settings as they are in the database now, for those who change them. */
@Injectable()
export class ReadTenantSettings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `tenant.unknown` */
  async execute(tenantId: string): Promise<Tenant & { readonly revision: string }> {
    const [row] = await this.unitOfWork.ask<TenantRow>(
      tenantId,
      `select ${TENANT_COLUMNS} from tenancy.tenant where id = $1`,
      [tenantId],
    );
    if (row === undefined) throw new DomainError('not_found', 'tenant.unknown');
    const tenant = tenantOf(row);
    return { ...tenant, revision: settingsRevision(tenant.name, tenant.settings) };
  }
}
