import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  IfMatch,
  NeedsRevision,
  pageViewOf,
  type Principal,
  RateLimit,
  RequirePermission,
  sendRevision,
  WithoutFreshAuthentication,
} from '#http';
import { DomainError } from '#kernel';
import { ListAccounts } from '../application/list-accounts.js';
import { ResumeAccount } from '../application/resume-account.js';
import { SendTestMail } from '../application/send-test-mail.js';
import { SetRole } from '../application/set-role.js';
import { SuspendAccount } from '../application/suspend-account.js';
import { revisionOf, UpdateAccount } from '../application/update-account.js';
import { PERMISSIONS } from '../domain/permissions.js';
import {
  accountDetailView,
  accountDetailViewOf,
  accountsQuery,
  accountUpdateBody,
  accountView,
  accountViewOf,
  reasonBody,
  roleBody,
} from './account-views.js';

const page = pageViewOf(accountView).meta({ id: 'AccountPage' });

/** Accounts as administrators see and change them. Other modules manage their logon methods. */
@Controller('api/admin/accounts')
@ApiTags('Accounts')
export class AccountsController {
  constructor(
    private readonly accounts: ListAccounts,
    private readonly updateAccount: UpdateAccount,
    private readonly setRoleOf: SetRole,
    private readonly suspendAccount: SuspendAccount,
    private readonly resumeAccount: ResumeAccount,
    private readonly testMail: SendTestMail,
  ) {}

  @Get()
  @ApiSummary({ en: 'List accounts', zh: '列出账号' })
  @RequirePermission(PERMISSIONS.readAccounts)
  @ApiOkResponse({ standardSchema: page })
  async list(
    @CurrentPrincipal() { tenantId }: Principal,
    @Query({ schema: accountsQuery }) query: z.output<typeof accountsQuery>,
  ): Promise<z.output<typeof page>> {
    const { items, next } = await this.accounts.page(tenantId, {
      search: query.search,
      ids: query.id,
      roles: query.role,
      status: query.status,
      isLinked: query.linked,
      order: query.sort,
      isDescending: query.direction === 'desc',
      limit: query.limit,
      after: query.cursor,
    });
    return { items: items.map(accountViewOf), next };
  }

  @Get(':accountId')
  @ApiSummary({ en: 'Show an account', zh: '查看账号' })
  @RequirePermission(PERMISSIONS.readAccounts)
  @ApiOkResponse({ standardSchema: accountDetailView })
  async read(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof accountDetailView>> {
    const account = await this.accounts.byId(tenantId, accountId);
    if (account === null) throw new DomainError('not_found', 'account.unknown');
    sendRevision(reply, revisionOf(account));
    return accountDetailViewOf(account);
  }

  @Patch(':accountId')
  @ApiSummary({ en: 'Change an account', zh: '修改账号' })
  @FreshAuthentication()
  @NeedsRevision()
  @RequirePermission(PERMISSIONS.manageAccounts)
  @ApiOkResponse({ standardSchema: accountDetailView })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @IfMatch() revision: string,
    @Body({ schema: accountUpdateBody }) body: z.output<typeof accountUpdateBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof accountDetailView>> {
    await this.updateAccount.execute(principal.tenantId, accountId, body, revision);
    return this.read(principal, accountId, reply);
  }

  /**
   * A role with more rights ends the account's sessions. Its credentials count only if their authority covers the role; `credentialStatus` of its
   * authenticators shows which do not.
   */
  @Put(':accountId/role')
  @ApiSummary({ en: 'Change the role of an account', zh: '修改账号的角色' })
  @FreshAuthentication()
  @RequirePermission(PERMISSIONS.manageAccounts)
  @ApiOkResponse({ standardSchema: accountDetailView })
  async setRole(
    @CurrentPrincipal() principal: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Body({ schema: roleBody }) { role, vouch }: z.output<typeof roleBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof accountDetailView>> {
    await this.setRoleOf.execute(principal.tenantId, accountId, role, { vouch });
    return this.read(principal, accountId, reply);
  }

  /** Its sessions end; nothing is deleted. */
  @Post(':accountId/suspend')
  @ApiSummary({ en: 'Suspend an account', zh: '停用账号' })
  @WithoutFreshAuthentication('cutting off must be quick')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.manageAccounts)
  @ApiNoContentResponse()
  async suspend(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Body({ schema: reasonBody }) { reason }: z.output<typeof reasonBody>,
  ): Promise<void> {
    await this.suspendAccount.execute(tenantId, accountId, reason);
  }

  @Post(':accountId/resume')
  @ApiSummary({ en: 'Resume an account', zh: '恢复账号' })
  @FreshAuthentication()
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.manageAccounts)
  @ApiNoContentResponse()
  async resume(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
  ): Promise<void> {
    await this.resumeAccount.execute(tenantId, accountId);
  }

  /** Sends a test mail to its address, to see whether mails arrive. */
  @Post(':accountId/test-mail')
  @ApiSummary({ en: 'Send a test mail to an account', zh: '向账号发送测试邮件' })
  @WithoutFreshAuthentication('the mail says nothing and goes to the owner')
  @HttpCode(204)
  @RequirePermission(PERMISSIONS.unlockAccounts)
  @RateLimit({ burst: 5, perMinute: 5 })
  @ApiNoContentResponse()
  async sendTestMail(
    @CurrentPrincipal() { tenantId }: Principal,
    @Param('accountId', { schema: z.uuid() }) accountId: string,
  ): Promise<void> {
    await this.testMail.execute(tenantId, accountId);
  }
}
