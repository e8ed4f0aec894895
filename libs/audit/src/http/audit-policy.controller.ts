import { Body, Controller, Get, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  type Principal,
  RequirePermission,
  sendRevision,
} from '#http';
import { policySettings, type AuditPolicy, type PolicySettings } from '../policy/audit-policy.js';
import { ChangePolicy } from '../policy/change-policy.js';
import { ReadPolicy } from '../policy/read-policy.js';
import { LOG_PERMISSIONS } from './log-permissions.js';

/** The device policy of the tenant's log. */
@Controller('api/admin/audit/policy')
@ApiTags('Audit')
export class AuditPolicyController {
  constructor(
    private readonly readPolicy: ReadPolicy,
    private readonly changePolicy: ChangePolicy,
  ) {}

  /** The policy, with its revision as `ETag`. */
  @Get()
  @ApiSummary({ en: 'Show what the log records', zh: '查看审计日志的记录范围' })
  @RequirePermission(LOG_PERMISSIONS.read)
  @ApiOkResponse({ standardSchema: policySettings })
  async show(
    @CurrentPrincipal() { tenantId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PolicySettings> {
    return told(await this.readPolicy.execute(tenantId), reply);
  }

  /** Changes the policy for future records. Existing records never change. */
  @Put()
  @ApiSummary({ en: 'Change what the log records', zh: '修改审计日志的记录范围' })
  @FreshAuthentication()
  @RequirePermission(LOG_PERMISSIONS.manage)
  @NeedsRevision()
  @ApiOkResponse({ standardSchema: policySettings })
  async change(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() revision: string,
    @Body({ schema: policySettings }) body: PolicySettings,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PolicySettings> {
    return told(await this.changePolicy.execute(tenantId, body, revision), reply);
  }
}

function told({ ipForm, agentForm, revision }: AuditPolicy, reply: FastifyReply): PolicySettings {
  sendRevision(reply, revision);
  return { ipForm, agentForm };
}
