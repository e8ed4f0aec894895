import { Body, Controller, Get, Param, Patch, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
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
import { ChangeProfile } from '../application/change-profile.js';
import { ReadProfile } from '../application/read-profile.js';
import { profileBody, profileView, profileViewOf } from './profile-views.js';

/** The profile of an account's owner. The help desk sees only the fields it may see. */
@Controller('api/admin/accounts/:accountId/profile')
@ApiTags('Accounts')
export class AccountProfilesController {
  constructor(
    private readonly profiles: ReadProfile,
    private readonly change: ChangeProfile,
  ) {}

  @Get()
  @ApiSummary({ en: 'Show the profile of an account', zh: '查看账号的个人资料' })
  @RequirePermission(PERMISSIONS.readAccounts)
  @ApiOkResponse({ standardSchema: profileView })
  async read(
    @CurrentPrincipal() { tenantId, permissions }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof profileView>> {
    const viewer = permissions.has(PERMISSIONS.manageAccounts) ? 'administrators' : 'helpdesk';
    const profile = await this.profiles.execute(tenantId, accountId, viewer);
    sendRevision(reply, profile.revision);
    return profileViewOf(profile);
  }

  @Patch()
  @ApiSummary({ en: 'Change the profile of an account', zh: '修改账号的个人资料' })
  @FreshAuthentication()
  @NeedsRevision()
  @RequirePermission(PERMISSIONS.manageAccounts)
  @ApiOkResponse({ standardSchema: profileView })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @IfMatch() revision: string,
    @Body({ schema: profileBody }) { values }: z.output<typeof profileBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof profileView>> {
    await this.change.execute(principal.tenantId, accountId, values, { by: 'administrators', revision });
    return this.read(principal, accountId, reply);
  }
}
