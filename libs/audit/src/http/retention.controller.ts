import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentPrincipal, RequirePermission, type Principal } from '#http';
import { ChangeRetention, retentionDays } from '../retention/change-retention.js';
import { holdReason } from '../retention/hold-reason.js';
import { ReleaseHold } from '../retention/release-hold.js';
import { retentionView, type RetentionView } from '../retention/retention-view.js';
import { SetHold } from '../retention/set-hold.js';
import { ShowRetention } from '../retention/show-retention.js';
import { LOG_PERMISSIONS } from './log-permissions.js';

const period = z.strictObject({ retentionDays: retentionDays.describe('Null: for ever') });
const reasoned = z.strictObject({ reason: holdReason });

/** How long the tenant's log is kept. */
@Controller('api/admin/audit/retention')
@RequirePermission(LOG_PERMISSIONS.manage)
export class RetentionController {
  constructor(
    private readonly showRetention: ShowRetention,
    private readonly changeRetention: ChangeRetention,
    private readonly setHold: SetHold,
    private readonly releaseHold: ReleaseHold,
  ) {}

  /** The period, the legal hold if there is one, what is kept, and the last runs. */
  @Get()
  @RequirePermission(LOG_PERMISSIONS.read)
  @ApiOkResponse({ standardSchema: retentionView })
  async show(@CurrentPrincipal() { tenantId }: Principal): Promise<RetentionView> {
    return this.showRetention.execute(tenantId);
  }

  /** Keeps the log for another period. */
  @Put()
  @ApiOkResponse({ standardSchema: retentionView })
  async change(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: period }) body: z.output<typeof period>,
  ): Promise<RetentionView> {
    return this.changeRetention.execute(tenantId, body.retentionDays);
  }

  /** Puts the log under legal hold: nothing is removed from it. */
  @Post('hold')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: retentionView })
  async hold(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: reasoned }) body: z.output<typeof reasoned>,
  ): Promise<RetentionView> {
    return this.setHold.execute(tenantId, body.reason);
  }

  /** Ends the legal hold. */
  @Post('hold/release')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: retentionView })
  async release(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: reasoned }) body: z.output<typeof reasoned>,
  ): Promise<RetentionView> {
    return this.releaseHold.execute(tenantId, body.reason);
  }
}
