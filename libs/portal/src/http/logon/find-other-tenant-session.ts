import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Principals } from '#http';
import { tenantPaths } from '#pages';
import { TenantDirectory } from '#tenancy';
import type { OtherTenantSession } from '../../pages/logon/logon-page-props.js';

/** Tells a browser on a logon page where else it is logged on: it has only one session, and would lose it. */
@Injectable()
export class FindOtherTenantSession {
  constructor(
    private readonly principals: Principals,
    private readonly tenants: TenantDirectory,
  ) {}

  async of(request: FastifyRequest): Promise<OtherTenantSession | undefined> {
    const tenantId = await this.principals.otherTenantOf(request);
    const tenant = tenantId === undefined ? null : await this.tenants.byId(tenantId);
    return tenant === null ? undefined : { name: tenant.name, home: tenantPaths(tenant.slug).home };
  }
}
