import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { ApiSummary, CurrentPrincipal, RequirePermission, type Principal } from '#http';
import { ReadOverview } from '../application/read-overview.js';
import { overviewQuery, overviewView, overviewViewOf } from './overview-views.js';

/** The first page that an administrator sees: open steps, and logon statistics. */
@Controller('api/admin/overview')
@ApiTags('Overview')
export class OverviewController {
  constructor(private readonly overview: ReadOverview) {}

  @Get()
  @ApiSummary({ en: 'Show the overview', zh: '查看概览' })
  @ApiOkResponse({ standardSchema: overviewView })
  @RequirePermission(PERMISSIONS.readOverview)
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: overviewQuery }) { days }: z.output<typeof overviewQuery>,
  ): Promise<z.output<typeof overviewView>> {
    return overviewViewOf(await this.overview.execute(tenantId, days));
  }
}
