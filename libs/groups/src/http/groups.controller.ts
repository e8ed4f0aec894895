import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
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
import { ChangeGroup } from '../application/change-group.js';
import { CreateGroup } from '../application/create-group.js';
import { DeleteGroup } from '../application/delete-group.js';
import { ListGroups } from '../application/list-groups.js';
import { RuleNames } from '../application/rule-names.js';
import type { Group } from '../domain/group.js';
import {
  changesBody,
  createdView,
  groupPage,
  groupParams,
  groupsQuery,
  groupView,
  groupViewOf,
  newGroupBody,
} from './group-views.js';

type Params = z.output<typeof groupParams>;

/** Groups of accounts, whose members are chosen by hand or meet a rule. */
@Controller('api/admin/groups')
@ApiTags('Groups')
@RequirePermission(PERMISSIONS.manageGroups)
export class GroupsController {
  constructor(
    private readonly groups: ListGroups,
    private readonly names: RuleNames,
    private readonly createGroup: CreateGroup,
    private readonly changeGroup: ChangeGroup,
    private readonly deleteGroup: DeleteGroup,
  ) {}

  /** Groups, ordered by name. */
  @Get()
  @ApiSummary({ en: 'List groups', zh: '列出用户组' })
  @RequirePermission(PERMISSIONS.readGroups)
  @ApiOkResponse({ standardSchema: groupPage })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: groupsQuery }) { cursor: after, ...filter }: z.output<typeof groupsQuery>,
  ): Promise<z.output<typeof groupPage>> {
    return groupPage.parse(await this.groups.page(tenantId, { ...filter, after }));
  }

  @Get(':groupId')
  @ApiSummary({ en: 'Show a group', zh: '查看用户组' })
  @RequirePermission(PERMISSIONS.readGroups)
  @ApiOkResponse({ standardSchema: groupView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: groupParams }) { groupId }: Params,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof groupView>> {
    return this.shown(tenantId, await this.groups.one(tenantId, groupId), reply);
  }

  @Post()
  @ApiSummary({ en: 'Create a group', zh: '创建用户组' })
  @FreshAuthentication()
  @ApiCreatedResponse({ standardSchema: createdView })
  async create(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: newGroupBody }) body: z.output<typeof newGroupBody>,
  ): Promise<z.output<typeof createdView>> {
    return this.createGroup.execute(tenantId, body);
  }

  /** A rule can be changed only if the group has one. */
  @Patch(':groupId')
  @ApiSummary({ en: 'Change a group', zh: '修改用户组' })
  @FreshAuthentication()
  @NeedsRevision()
  @ApiOkResponse({ standardSchema: groupView })
  async update(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Param({ schema: groupParams }) { groupId }: Params,
    @Body({ schema: changesBody }) changes: z.output<typeof changesBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof groupView>> {
    return this.shown(tenantId, await this.changeGroup.execute(tenantId, groupId, changes, basis), reply);
  }

  /** Everything that was assigned to it is removed at once. */
  @Delete(':groupId')
  @ApiSummary({ en: 'Delete a group', zh: '删除用户组' })
  @FreshAuthentication()
  @NeedsRevision()
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(
    @CurrentPrincipal() { tenantId }: Principal,
    @IfMatch() basis: string,
    @Param({ schema: groupParams }) { groupId }: Params,
  ): Promise<void> {
    await this.deleteGroup.execute(tenantId, groupId, basis);
  }

  private async shown(
    tenantId: string,
    group: Group,
    reply: FastifyReply,
  ): Promise<z.output<typeof groupView>> {
    const view = groupViewOf(group, await this.names.of(tenantId, group.rule));
    sendRevision(reply, view.revision);
    return view;
  }
}
