import { Body, Controller, Get, Inject, Patch, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
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
import { SETTINGS, type Settings } from '#runtime';
import { ReadTenantSettings } from '../application/read-tenant-settings.js';
import { UpdateTenantSettings } from '../application/update-tenant-settings.js';
import { SETTINGS_PERMISSIONS } from './settings-permissions.js';
import { settingsBody, settingsView, settingsViewOf } from './settings-views.js';

type SettingsView = z.output<typeof settingsView>;

/** A tenant's name, branding, texts, times and limits. */
@Controller('api/admin/settings')
@ApiTags('Settings')
export class SettingsController {
  constructor(
    @Inject(SETTINGS) private readonly installation: Settings,
    private readonly readSettings: ReadTenantSettings,
    private readonly updateSettings: UpdateTenantSettings,
  ) {}

  @Get()
  @ApiSummary({ en: 'Show the settings of the organisation', zh: '查看组织设置' })
  @ApiOkResponse({ standardSchema: settingsView })
  @RequirePermission(SETTINGS_PERMISSIONS.read)
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingsView> {
    const tenant = await this.readSettings.execute(tenantId);
    sendRevision(reply, tenant.revision);
    return settingsViewOf(tenant, this.installation.TICKETS_PER_NETWORK);
  }

  /** Changes the fields in the body; the rest stays. */
  @Patch()
  @ApiSummary({ en: 'Change the settings of the organisation', zh: '修改组织设置' })
  @FreshAuthentication()
  @ApiOkResponse({ standardSchema: settingsView })
  @RequirePermission(SETTINGS_PERMISSIONS.manage)
  @NeedsRevision()
  async update(
    @CurrentPrincipal() principal: Principal,
    @IfMatch() basis: string,
    @Body({ schema: settingsBody }) changes: z.output<typeof settingsBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SettingsView> {
    await this.updateSettings.execute(principal.tenantId, changes, basis);
    return this.read(principal, reply);
  }
}
