import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  RequirePermission,
  sendRevision,
  type Principal,
} from '#http';
import { ChangeUnlinkedRule } from '../unlinked/change-unlinked-rule.js';
import { PreviewUnlinkedRule } from '../unlinked/preview-unlinked-rule.js';
import { ReadUnlinkedRule } from '../unlinked/read-unlinked-rule.js';
import {
  previewQuery,
  previewView,
  previewViewOf,
  ruleBody,
  ruleParams,
  ruleView,
  ruleViewOf,
} from './unknown-rule-views.js';

type Params = z.output<typeof ruleParams>;

/** Rules for people of a connection who are not linked to an account. */
@Controller('api/admin/unknown-identity-rules')
@ApiTags('Bindings')
export class UnknownRulesController {
  constructor(
    private readonly rules: ReadUnlinkedRule,
    private readonly change: ChangeUnlinkedRule,
    private readonly previews: PreviewUnlinkedRule,
  ) {}

  @Get(':connectionId')
  @ApiSummary({ en: 'Show what happens with people who are not linked', zh: '查看未绑定人员的处理规则' })
  @RequirePermission(PERMISSIONS.readConnections)
  @ApiOkResponse({ standardSchema: ruleView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: ruleParams }) { connectionId }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof ruleView>> {
    const rule = await this.rules.execute(tenantId, connectionId);
    sendRevision(reply, rule.revision);
    return ruleViewOf(rule);
  }

  /** Takes effect from the next logon on. Existing links stay. */
  @Put(':connectionId')
  @ApiSummary({ en: 'Change what happens with people who are not linked', zh: '修改未绑定人员的处理规则' })
  @FreshAuthentication()
  @NeedsRevision()
  @RequirePermission(PERMISSIONS.manageConnections)
  @ApiOkResponse({ standardSchema: ruleView })
  async set(
    @CurrentPrincipal() principal: Principal,
    @IfMatch() basis: string,
    @Param({ schema: ruleParams }) params: Params,
    @Body({ schema: ruleBody }) { rule: kind, unitId }: z.output<typeof ruleBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof ruleView>> {
    await this.change.execute(principal.tenantId, params.connectionId, { kind, unitId }, basis);
    return this.read(principal, params, reply);
  }

  /** Shows whom a rule would affect, and how. Changes nothing. */
  @Get(':connectionId/preview')
  @ApiSummary({ en: 'Preview a rule for people who are not linked', zh: '预览未绑定人员的处理规则' })
  @RequirePermission(PERMISSIONS.manageConnections)
  @ApiOkResponse({ standardSchema: previewView })
  async preview(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: ruleParams }) { connectionId }: Params,
    @Query({ schema: previewQuery }) { rule }: z.output<typeof previewQuery>,
  ): Promise<z.output<typeof previewView>> {
    return previewViewOf(await this.previews.execute(tenantId, connectionId, rule));
  }
}
