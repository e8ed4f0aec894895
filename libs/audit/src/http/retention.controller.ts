import { Body, Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  type Principal,
  RequirePermission,
  sendRevision,
  WithoutFreshAuthentication,
} from '#http';
import { ChangeRetention, retentionDays } from '../retention/change-retention.js';
import { holdReason } from '../retention/hold-reason.js';
import { ReleaseHold } from '../retention/release-hold.js';
import { retentionView, type RetentionState, type RetentionView } from '../retention/retention-view.js';
import { SetHold } from '../retention/set-hold.js';
import { ShowRetention } from '../retention/show-retention.js';
import { LOG_PERMISSIONS } from './log-permissions.js';

const period = z.strictObject({ retentionDays: retentionDays.describe('Null: records are kept for ever') });
const reasoned = z.strictObject({ reason: holdReason });

/** The retention period and legal hold of the tenant's log. */
@Controller('api/admin/audit/retention')
@ApiTags('Audit')
@RequirePermission(LOG_PERMISSIONS.manage)
export class RetentionController {
  constructor(
    private readonly showRetention: ShowRetention,
    private readonly changeRetention: ChangeRetention,
    private readonly setHold: SetHold,
    private readonly releaseHold: ReleaseHold,
  ) {}

  /** The period, the legal hold if there is one, the extent of the log, and the last runs; with the revision as `ETag`. */
  @Get()
  @ApiSummary({ en: 'Show how long the log is kept', zh: '查看审计日志的保留期' })
  @RequirePermission(LOG_PERMISSIONS.read)
  @ApiOkResponse({ standardSchema: retentionView })
  async show(
    @CurrentPrincipal() { tenantId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RetentionView> {
    return told(await this.showRetention.execute(tenantId), reply);
  }

  /** Changes the retention period. */
  @Put()
  @ApiSummary({ en: 'Change how long the log is kept', zh: '修改审计日志的保留期' })
  @FreshAuthentication()
  @NeedsRevision()
  @ApiOkResponse({ standardSchema: retentionView })
  async change(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() revision: string,
    @Body({ schema: period }) body: z.output<typeof period>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RetentionView> {
    return told(await this.changeRetention.execute(tenantId, body.retentionDays, revision), reply);
  }

  /** Puts the log under legal hold: no records are removed. */
  @Post('hold')
  @ApiSummary({ en: 'Put the log under legal hold', zh: '对审计日志实施法律保全' })
  @WithoutFreshAuthentication('it keeps records from being removed')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: retentionView })
  async hold(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: reasoned }) body: z.output<typeof reasoned>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RetentionView> {
    return told(await this.setHold.execute(tenantId, body.reason), reply);
  }

  /** Ends the legal hold. */
  @Post('hold/release')
  @ApiSummary({ en: 'End the legal hold', zh: '结束法律保全' })
  @FreshAuthentication()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: retentionView })
  async release(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: reasoned }) body: z.output<typeof reasoned>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RetentionView> {
    return told(await this.releaseHold.execute(tenantId, body.reason), reply);
  }
}

function told({ revision, ...view }: RetentionState, reply: FastifyReply): RetentionView {
  sendRevision(reply, revision);
  return view;
}
