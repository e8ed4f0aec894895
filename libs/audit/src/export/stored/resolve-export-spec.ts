import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { DomainError } from '#kernel';
import { TenantResolver } from '#http';
import { storedFilterQuery } from '../../search/filter-query.js';
import { ResolveFilter } from '../../search/resolve-filter.js';
import type { ExportSpec } from '../export-spec.js';
import type { AuditExport } from './audit-export.js';

/** Recreates the specification of a stored export: always the same records. */
@Injectable()
export class ResolveExportSpec {
  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly resolveFilter: ResolveFilter,
  ) {}

  async execute({
    tenantId,
    format,
    asked,
    upTo,
  }: Pick<AuditExport, 'tenantId' | 'format' | 'asked' | 'upTo'>): Promise<ExportSpec> {
    const tenant = await this.moduleRef.get(TenantResolver, { strict: false }).byId(tenantId);
    if (tenant === null) throw new DomainError('not_found', 'tenant.unknown');
    const filter = await this.resolveFilter.execute(tenantId, storedFilterQuery.parse(asked));
    return { tenant: { id: tenant.id, slug: tenant.slug }, format, asked, filter, upTo };
  }
}
