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
import { TenantDirectory } from '#tenancy';
import { TestLogons } from '../application/test-logons.js';

const params = z.object({ applicationId: z.uuid() });
const begunView = z
  .object({
    address: z
      .string()
      .describe('Address that starts the test, in the browser of the person who requested it'),
  })
  .meta({ id: 'TestLogon' });

/** Test logons, with which administrators check that an application works. */
@Controller('api/admin/applications/:applicationId/test-logons')
@ApiTags('Applications')
@RequirePermission(PERMISSIONS.manageApplications)
export class TestLogonsController {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly tests: TestLogons,
  ) {}

  /** Begins a test logon. Its result shows what the application would receive about the tester. */
  @Post()
  @ApiSummary({
    en: 'Start a test logon to an OpenID Connect application',
    zh: '开始 OpenID Connect 应用的测试登录',
  })
  @WithoutFreshAuthentication('it changes nothing, and tells people only of themselves')
  @RateLimit({ burst: 20, perMinute: 20 })
  @ApiCreatedResponse({ standardSchema: begunView })
  async begin(
    @CurrentPrincipal() principal: Principal,
    @Param({ schema: params }) { applicationId }: z.output<typeof params>,
  ): Promise<z.output<typeof begunView>> {
    const tenant = await this.tenants.byId(principal.tenantId);
    if (tenant === null) throw new DomainError('not_found', 'application.unknown');
    return { address: await this.tests.begin(tenant, principal, applicationId) };
  }
}
