import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { ApiSummary, CurrentPrincipal, type Principal, RequirePermission } from '#http';
import { ApplicationUses } from '../application/application-uses.js';
import { ExplainAccess } from '../application/explain-access.js';
import { accessParams, accessView, usesView } from './access-views.js';
import { applicationParams } from './application-views.js';

/** Who uses an application, and why a person cannot. */
@Controller('api/admin/applications/:applicationId')
@ApiTags('Applications')
@RequirePermission(PERMISSIONS.readApplications)
export class ApplicationAccessController {
  constructor(
    private readonly uses: ApplicationUses,
    private readonly explain: ExplainAccess,
  ) {}

  /** The accounts that opened it last, at most 50. */
  @Get('uses')
  @ApiSummary({ en: 'List who used an application last', zh: '列出最近使用应用的账号' })
  @ApiOkResponse({ standardSchema: usesView })
  async listUses(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: applicationParams }) { applicationId }: z.output<typeof applicationParams>,
  ): Promise<z.output<typeof usesView>> {
    return { items: [...(await this.uses.of(tenantId, applicationId))] };
  }

  /** Whether an account may use it now, and if not, why. */
  @Get('accounts/:accountId/access')
  @ApiSummary({
    en: 'Show whether an account may use an application, and why',
    zh: '查看账号能否使用应用及其原因',
  })
  @ApiOkResponse({ standardSchema: accessView })
  async explainAccess(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: accessParams }) { applicationId, accountId }: z.output<typeof accessParams>,
  ): Promise<z.output<typeof accessView>> {
    return accessView.parse(await this.explain.execute(tenantId, applicationId, accountId));
  }
}
