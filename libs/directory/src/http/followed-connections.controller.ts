import { Body, Controller, Get, Param, Patch, Query, Res } from '@nestjs/common';
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
  type Principal,
  RateLimit,
  RequirePermission,
  revisionOf,
  sendRevision,
} from '#http';
import { BrowseSource } from '../application/browse-source.js';
import { ChangeSettings } from '../application/change-settings.js';
import { DirectorySources } from '../application/directory-sources.js';
import { ReadSettings } from '../application/read-settings.js';
import { ShowFollowing } from '../incremental-sync/show-following.js';
import {
  attributesView,
  followingView,
  followingViewOf,
  samplesQuery,
  samplesView,
  samplesViewOf,
  settingsBody,
  settingsView,
  settingsViewOf,
  sourceUnitsQuery,
  sourceUnitsView,
  sourceUnitsViewOf,
} from './followed-views.js';

const connectionId = z.uuid();

/** The settings by which the directory follows a connection's organisation, and samples of its data. */
@Controller('api/admin/directory/connections/:connectionId')
@ApiTags('Directory')
export class FollowedConnectionsController {
  constructor(
    private readonly sources: DirectorySources,
    private readonly readSettings: ReadSettings,
    private readonly changeSettings: ChangeSettings,
    private readonly showFollowing: ShowFollowing,
    private readonly source: BrowseSource,
  ) {}

  @Get('settings')
  @ApiSummary({ en: 'Show the directory settings of a connection', zh: '查看连接的通讯录设置' })
  @RequirePermission(PERMISSIONS.readDirectory)
  @ApiOkResponse({ standardSchema: settingsView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('connectionId', { schema: connectionId }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof settingsView>> {
    const { connection } = await this.sources.of(tenantId, id);
    const settings = await this.readSettings.execute(tenantId, connection.id);
    sendRevision(reply, revisionOf(settings));
    return settingsViewOf(settings);
  }

  /** Changes only the settings in the body. A run in progress keeps the settings that it has read. */
  @Patch('settings')
  @ApiSummary({ en: 'Change the directory settings of a connection', zh: '修改连接的通讯录设置' })
  @FreshAuthentication()
  @NeedsRevision()
  @RequirePermission(PERMISSIONS.manageDirectory)
  @ApiOkResponse({ standardSchema: settingsView })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Param('connectionId', { schema: connectionId }) id: string,
    @IfMatch() revision: string,
    @Body({ schema: settingsBody }) changes: z.output<typeof settingsBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof settingsView>> {
    await this.changeSettings.execute(principal.tenantId, id, changes, revision);
    return this.read(principal, id, reply);
  }

  /** Whether changes are received between runs, and what to fix. */
  @Get('following')
  @ApiSummary({ en: 'Show whether changes arrive between runs', zh: '查看两次同步之间是否收到变更' })
  @RequirePermission(PERMISSIONS.readDirectory)
  @ApiOkResponse({ standardSchema: followingView })
  async following(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('connectionId', { schema: connectionId }) id: string,
  ): Promise<z.output<typeof followingView>> {
    return followingViewOf(await this.showFollowing.execute(tenantId, id));
  }

  /** Units of the organisation, read now, for choosing the scope. */
  @Get('source-units')
  @ApiSummary({ en: 'List the departments that the source has now', zh: '列出来源目前的部门' })
  @RequirePermission(PERMISSIONS.manageDirectory)
  @RateLimit({ burst: 60, perMinute: 60 })
  @ApiOkResponse({ standardSchema: sourceUnitsView })
  async units(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('connectionId', { schema: connectionId }) id: string,
    @Query({ schema: sourceUnitsQuery }) { parent }: z.output<typeof sourceUnitsQuery>,
  ): Promise<z.output<typeof sourceUnitsView>> {
    return sourceUnitsViewOf(await this.source.units(tenantId, id, parent));
  }

  /** The attributes of people that can go into fields. */
  @Get('source-attributes')
  @ApiSummary({ en: 'List what can fill profile fields', zh: '列出可填入资料字段的内容' })
  @RequirePermission(PERMISSIONS.readDirectory)
  @ApiOkResponse({ standardSchema: attributesView })
  async attributes(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('connectionId', { schema: connectionId }) id: string,
  ): Promise<z.output<typeof attributesView>> {
    const { source } = await this.sources.of(tenantId, id);
    return { items: source.attributes.map(({ key, label }) => ({ key, label: { ...label } })) };
  }

  /** At most ten real people of the organisation, read now, and the accounts that they would get. */
  @Get('samples')
  @ApiSummary({
    en: 'Show sample people and the accounts they would get',
    zh: '查看示例人员及其将获得的账号',
  })
  @RequirePermission(PERMISSIONS.manageDirectory)
  @RateLimit({ burst: 20, perMinute: 20 })
  @ApiOkResponse({ standardSchema: samplesView })
  async samples(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('connectionId', { schema: connectionId }) id: string,
    @Query({ schema: samplesQuery }) { usernameFrom, map }: z.output<typeof samplesQuery>,
  ): Promise<z.output<typeof samplesView>> {
    return samplesViewOf(await this.source.samples(tenantId, id, { usernameFrom, mapping: map }));
  }
}
