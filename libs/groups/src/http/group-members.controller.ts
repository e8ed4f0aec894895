import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  type Principal,
  RequirePermission,
  WithoutFreshAuthentication,
} from '#http';
import { ChangeMembers } from '../application/change-members.js';
import { ListMembers } from '../application/list-members.js';
import { rule } from '../domain/rule.js';
import {
  changedView,
  groupParams,
  memberPage,
  membersBody,
  membersQuery,
  previewView,
} from './group-views.js';

type Params = z.output<typeof groupParams>;

/** The members of a group. */
@Controller('api/admin/groups')
@ApiTags('Groups')
@RequirePermission(PERMISSIONS.manageGroups)
export class GroupMembersController {
  constructor(
    private readonly members: ListMembers,
    private readonly changeMembers: ChangeMembers,
  ) {}

  /** Members, ordered by name. */
  @Get(':groupId/members')
  @ApiSummary({ en: 'List the members of a group', zh: '列出用户组的成员' })
  @RequirePermission(PERMISSIONS.readGroups)
  @ApiOkResponse({ standardSchema: memberPage })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: groupParams }) { groupId }: Params,
    @Query({ schema: membersQuery }) { cursor: after, ...filter }: z.output<typeof membersQuery>,
  ): Promise<z.output<typeof memberPage>> {
    return memberPage.parse(await this.members.page(tenantId, groupId, { ...filter, after }));
  }

  /** Adds accounts to a group without a rule. Accounts that are in it already stay. */
  @Post(':groupId/members')
  @ApiSummary({ en: 'Add accounts to a group', zh: '向用户组添加账号' })
  @FreshAuthentication()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: changedView })
  async add(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: groupParams }) { groupId }: Params,
    @Body({ schema: membersBody }) { accountIds: add }: z.output<typeof membersBody>,
  ): Promise<z.output<typeof changedView>> {
    const { added } = await this.changeMembers.execute(tenantId, groupId, { add });
    return { changed: added.length };
  }

  /** Removes accounts from a group without a rule; whatever the membership gave ends at once. */
  @Post(':groupId/members/remove')
  @ApiSummary({ en: 'Remove accounts from a group', zh: '从用户组移除账号' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: changedView })
  async remove(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param({ schema: groupParams }) { groupId }: Params,
    @Body({ schema: membersBody }) { accountIds: remove }: z.output<typeof membersBody>,
  ): Promise<z.output<typeof changedView>> {
    const { removed } = await this.changeMembers.execute(tenantId, groupId, { remove });
    return { changed: removed.length };
  }

  /** The members that a group with this rule would have. Changes nothing. */
  @Post('preview')
  @ApiSummary({ en: 'Preview the members that a rule selects', zh: '预览规则选中的成员' })
  @WithoutFreshAuthentication('it changes nothing')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: previewView })
  async preview(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: rule }) asked: z.output<typeof rule>,
  ): Promise<z.output<typeof previewView>> {
    return previewView.parse(await this.members.preview(tenantId, asked));
  }
}
