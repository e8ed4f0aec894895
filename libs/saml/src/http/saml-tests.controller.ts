import { Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  RateLimit,
  RequirePermission,
  WithoutFreshAuthentication,
  type Principal,
} from '#http';
import { DomainError } from '#kernel';
import { tenantPaths } from '#pages';
import { TenantDirectory } from '#tenancy';
import { StoreRequest } from '../application/store-request.js';
import { samlParams } from './saml-views.js';

const begunView = z
  .object({
    address: z
      .string()
      .describe('Address that starts the test, in the browser of the person who requested it'),
  })
  .meta({ id: 'SamlTestLogon' });

/** Test logons, in which administrators see what a SAML application would receive. */
@Controller('api/admin/saml-applications/:applicationId/test-logons')
@ApiTags('Applications')
@RequirePermission(PERMISSIONS.manageApplications)
export class SamlTestsController {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly requests: StoreRequest,
  ) {}

  /** Begins a test logon. Its result is shown to the tester and sent nowhere. */
  @Post()
  @ApiSummary({ en: 'Start a test logon to a SAML application', zh: '开始 SAML 应用的测试登录' })
  @WithoutFreshAuthentication('it changes nothing, and tells people only of themselves')
  @RateLimit({ burst: 20, perMinute: 20 })
  @ApiCreatedResponse({ standardSchema: begunView })
  async begin(
    @CurrentPrincipal() { tenantId, sessionId }: Principal,
    @Param({ schema: samlParams }) { applicationId }: z.output<typeof samlParams>,
  ): Promise<z.output<typeof begunView>> {
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw new DomainError('not_found', 'application.unknown');
    const id = await this.requests.ofPortal(tenant, applicationId, sessionId);
    return { address: `${tenantPaths(tenant.slug).base}/saml/requests/${id}` };
  }
}
