import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { DomainError } from '#kernel';
import type { Tenant } from '../domain/tenant.js';
import { tenantOf } from '../infra/tenant-row.js';
import { tenantById } from '../infra/tenant-statements.js';
import { settingsRevision } from './settings-revision.js';

/** Reads a tenant's current name and settings from the database, for changing them. */
@Injectable()
export class ReadTenantSettings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError `tenant.unknown` */
  async execute(tenantId: string): Promise<Tenant & { readonly revision: string }> {
    const [row] = await this.unitOfWork.query(tenantId, tenantById, { id: tenantId });
    if (row === undefined) throw new DomainError('not_found', 'tenant.unknown');
    const tenant = tenantOf(row);
    return { ...tenant, revision: settingsRevision(tenant.name, tenant.settings) };
  }
}
